import type { ReactNode } from "react";

/** Shown for what does not exist and for what this organizer may not see. Both look the same on purpose. */
export function ConsoleNotFound() {
  return (
    <InsteadOfPage title="There is no such page for you">
      <p>Either it does not exist, or your role does not include it. An admin can change your role.</p>
    </InsteadOfPage>
  );
}

export function ConsoleUnavailable() {
  return (
    <InsteadOfPage title="The database cannot be reached at the moment">
      <p>Nothing is lost, and nothing was half done. Please load this page again in a minute.</p>
    </InsteadOfPage>
  );
}

function InsteadOfPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto grid max-w-[40rem] gap-4 px-4 py-12">
      <h1 className="text-2xl">{title}</h1>
      {children}
      <p>
        <a href="/console" className="text-link">
          Back to the overview
        </a>
      </p>
    </main>
  );
}
