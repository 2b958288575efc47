import type { Route } from "next";
import type { ReactNode } from "react";

import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/form-state";
import type { Session } from "@/lib/organizers/schema";
import { isRecent } from "@/lib/organizers/second-factor/rules";

// Exports, deliveries, removals in bulk, the rights of organizers, what is erased earlier or for good, and what goes to everybody take a sign-in within the hour, so that an open screen or a
// stolen cookie is not enough for what reaches furthest. Pages ask before they show the form, so nothing that was typed is lost;
// actions and routes refuse what comes all the same.

/** The page that asks who somebody is, and leads on to `next` afterwards. */
export const confirmPath = (next: string): Route => `/console/confirm?next=${encodeURIComponent(next)}` as Route;

// Paths of the console without a query, so that a link cannot lead to another site.
const CONSOLE_PATH = /^\/console(\/[a-z0-9][a-z0-9-]*)*$/;

/** Where the page that asks leads on to. */
export const nextPathOf = (next: unknown): Route =>
  (typeof next === "string" && CONSOLE_PATH.test(next) ? next : "/console") as Route;

/** What a form says that was sent too long after signing in. Its link opens beside it, so that what was typed stays. */
export const confirmFirst = (next: string): Partial<FormState> => ({
  message: "You signed in more than an hour ago. Confirm that it is you, then send this form again: it stays as it is.",
  link: { href: confirmPath(next), label: "Confirm that it is you (in a new tab)" },
});

interface IfRecentProps {
  session: Session;
  /** The path of the page that it is on. */
  next: string;
  children: ReactNode;
}

/** Shows a form to somebody who signed in within the hour, and asks others first. */
export function IfRecent({ session, next, children }: IfRecentProps) {
  if (isRecent(session, new Date())) return children;
  return (
    <Notice title="Confirm that it is you" className="max-w-measure">
      <p>You signed in more than an hour ago, and what is here reaches far. It takes a moment, and leads back.</p>
      <p className="mt-3">
        <ButtonLink href={confirmPath(next)}>Confirm that it is you</ButtonLink>
      </p>
    </Notice>
  );
}
