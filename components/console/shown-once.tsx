import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Route } from "next";

export interface ShownOnceProps {
  title: string;
  /** What to do with it. */
  text: string;
  /** What it is, for screen readers. */
  label: string;
  secret: string;
  /** Where its page is shown again without it. */
  next: { href: Route; label: string };
}

/** A secret that was just made. The database has only its hash, or sealed, so nobody can show it again. */
export function ShownOnce({ title, text, label, secret, next }: ShownOnceProps) {
  return (
    <div className="grid max-w-measure gap-4">
      <Notice tone="done" role="status" title={title}>
        <p>{text}</p>
      </Notice>
      <p role="group" aria-label={label}>
        <code className="text-lg [overflow-wrap:anywhere]">{secret}</code>
      </p>
      <p>
        <ButtonLink href={next.href}>{next.label}</ButtonLink>
      </p>
    </div>
  );
}
