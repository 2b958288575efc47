import type { ReactNode } from "react";

type OutwardLinkProps = { href: string; children: ReactNode; lang?: string; className?: string };

/** A link to another site that says where it leads: the name of that site stands beside it. */
export function OutwardLink({ href, children, lang, className }: OutwardLinkProps) {
  return (
    <a href={href} rel="noreferrer" className={className}>
      <span lang={lang}>{children}</span>{" "}
      <span className="font-sans text-sm font-normal whitespace-nowrap text-muted">({siteOf(href)})</span>
    </a>
  );
}

function siteOf(href: string): string {
  return new URL(href).hostname.replace(/^www\./, "");
}
