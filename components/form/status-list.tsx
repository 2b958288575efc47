import type { ReactNode } from "react";

interface StatusListProps {
  words: Record<"statusTitle" | "email" | "emailHint", string>;
  status: string;
  /** What else is to be said about the status. */
  statusMore?: ReactNode;
  email: string;
  /** What stands between the two, as `dt` and `dd`. */
  children: ReactNode;
}

/** What is kept about a person: first its status, last the email it belongs to. */
export function StatusList({ words, status, statusMore, email, children }: StatusListProps) {
  return (
    <dl className="grid gap-x-8 gap-y-1 sm:grid-cols-[11rem_1fr] sm:gap-y-4 [&_dt]:text-muted max-sm:[&_dd+dt]:mt-4">
      <dt>{words.statusTitle}</dt>
      <dd>
        <p className="font-semibold">{status}</p>
        {statusMore}
      </dd>
      {children}
      <dt>{words.email}</dt>
      <dd>
        <p className="[overflow-wrap:anywhere]">{email}</p>
        <p className="text-sm text-muted">{words.emailHint}</p>
      </dd>
    </dl>
  );
}
