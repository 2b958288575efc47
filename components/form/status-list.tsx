import type { ReactNode } from "react";

interface StatusListProps {
  texts: Record<"statusTitle" | "email" | "emailHint", string>;
  status: string;
  /** A further text about the status. */
  statusMore?: ReactNode;
  email: string;
  /** Further entries between status and email, as `dt` and `dd`. */
  children: ReactNode;
}

/** What is kept about a person: first the status, last the email. */
export function StatusList({ texts, status, statusMore, email, children }: StatusListProps) {
  return (
    <dl className="grid gap-x-8 gap-y-1 sm:grid-cols-[11rem_1fr] sm:gap-y-4 [&_dt]:text-muted max-sm:[&_dd+dt]:mt-4">
      <dt>{texts.statusTitle}</dt>
      <dd>
        <p className="font-semibold">{status}</p>
        {statusMore}
      </dd>
      {children}
      <dt>{texts.email}</dt>
      <dd>
        <p className="[overflow-wrap:anywhere]">{email}</p>
        <p className="text-sm text-muted">{texts.emailHint}</p>
      </dd>
    </dl>
  );
}
