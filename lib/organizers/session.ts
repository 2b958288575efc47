import "server-only";

import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";

import { isAtLeast } from "./rules";
import type { Organizer, Role } from "./schema";
import { sessionCookieName } from "./sign-in/cookie";
import { findSession } from "./sign-in/queries";

/** The organizer whose cookie came with this request, or null. Read from the database once a request, and never kept. */
export const currentOrganizer = cache(async (): Promise<Organizer | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  return token ? findSession(token, new Date()) : null;
});

/**
 * The organizer of this request. Somebody who is not signed in is sent to do so; for somebody who may not see it, the page
 * is not there. Every page, action and route of the console calls this itself: a layout is not a lock.
 */
export async function requireOrganizer(minimumRole: Role = "viewer"): Promise<Organizer> {
  const organizer = await currentOrganizer();
  if (!organizer) redirect("/console/sign-in");
  if (!isAtLeast(organizer.role, minimumRole)) notFound();
  return organizer;
}
