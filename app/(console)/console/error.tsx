"use client";

import { Button } from "@/components/ui/button";

/** The error itself is in the server's log. The page says that nothing was half done, and what to do. */
export default function ConsoleError({ reset }: { error: unknown; reset: () => void }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto grid max-w-[40rem] gap-4 px-4 py-12">
      <h1 className="text-2xl">This page could not be shown</h1>
      <p>The database may be away for a moment. Nothing you did before is lost, and nothing was half done.</p>
      <div className="flex flex-wrap items-center gap-4">
        <Button variant="light" onClick={reset}>
          Try again
        </Button>
        <a href="/console" className="text-link">
          Back to the numbers
        </a>
      </div>
    </main>
  );
}
