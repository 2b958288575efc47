import type { ReactNode } from "react";

interface SignInFrameProps {
  siteName: string;
  title: string;
  children: ReactNode;
}

/** The layout of the sign-in pages: one narrow column and nothing else. */
export function SignInFrame({ siteName, title, children }: SignInFrameProps) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto grid max-w-[30rem] gap-5 px-4 py-12">
      <p className="text-sm text-muted">{siteName} · Console</p>
      <h1 className="text-2xl">{title}</h1>
      {children}
    </main>
  );
}
