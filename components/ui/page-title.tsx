import type { ReactNode } from "react";

type PageTitleProps = { children: ReactNode; eyebrow?: ReactNode; lead?: ReactNode };

/** The `h1` of a page, with an eyebrow above and a lead below. */
export function PageTitle({ children, eyebrow, lead }: PageTitleProps) {
  return (
    <header className="mb-8 max-w-[44rem] sm:mb-12">
      {eyebrow ? <p className="mb-2 text-sm text-muted">{eyebrow}</p> : null}
      <h1 className="text-3xl tracking-[-0.01em]">{children}</h1>
      {lead ? <p className="mt-4 max-w-measure text-lg text-pretty text-muted">{lead}</p> : null}
    </header>
  );
}
