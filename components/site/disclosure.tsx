import type { ReactNode } from "react";

type DisclosureProps = { label: ReactNode; className?: string; summaryClassName?: string; children: ReactNode };

/** A menu that opens without a script. enhance/menus.ts closes it at Escape and at a press outside. */
export function Disclosure({ label, className, summaryClassName, children }: DisclosureProps) {
  return (
    <details data-menu="" name="site-menu" className={className}>
      <summary className={summaryClassName}>{label}</summary>
      {children}
    </details>
  );
}
