import type { ReactNode } from "react";

import { isNotFound } from "@/app/_web/pages/not-found";
import { ConsoleNotFound, ConsoleUnavailable } from "@/components/console/instead-of-page";
import { setResponseStatus } from "@/lib/response";
import type { Role, Session } from "@/lib/organizers/schema";
import { requireOrganizer, requireSession } from "@/lib/organizers/session";
import { isUnavailable } from "@/lib/unavailable";

/**
 * A page of the console: renders `show` for an organizer of at least this role, 404 for a record that does not exist or
 * may not be seen, and 503 while the database is away.
 */
export async function showToOrganizer(
  minimumRole: Role,
  show: (organizer: Session) => Promise<ReactNode>,
): Promise<ReactNode> {
  return showOrSay(async () => show(await requireOrganizer(minimumRole)));
}

/** The same for the pages of the second factor, which a session may still need. */
export async function showToSessionHolder(show: (session: Session) => Promise<ReactNode>): Promise<ReactNode> {
  return showOrSay(async () => show(await requireSession()));
}

async function showOrSay(show: () => Promise<ReactNode>): Promise<ReactNode> {
  try {
    return await show();
  } catch (error) {
    if (isNotFound(error)) {
      setResponseStatus(404);
      return <ConsoleNotFound />;
    }
    if (!isUnavailable(error)) throw error;
    setResponseStatus(503);
    return <ConsoleUnavailable />;
  }
}
