import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type OutwardLinkProps = { href: string; children: ReactNode; lang?: string; className?: string };

/** A link to another site, followed by the name of that site. */
export function OutwardLink({ href, children, lang, className }: OutwardLinkProps) {
  return (
    <a href={href} rel="noreferrer" className={classNames("group no-underline", className)}>
      <span lang={lang} className="underline group-hover:decoration-[0.14em]">
        {children}
      </span>{" "}
      <span className="font-sans text-sm font-normal whitespace-nowrap text-muted">({siteOf(href)})</span>
    </a>
  );
}

function siteOf(href: string): string {
  return new URL(href).hostname.replace(/^www\./, "");
}
