import "server-only";

import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";

import { isAtLeast } from "./rules";
import type { Organizer, Role } from "./schema";
import { sessionCookieName } from "./sign-in/cookie";
import { findSession } from "./sign-in/queries";

/** The organizer of this request's cookie, or null. It is read from the database once in each request and never cached. */
export const currentOrganizer = cache(async (): Promise<Organizer | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  return token ? findSession(token, new Date()) : null;
});

/**
 * The organizer of this request. Redirects to the sign-in page where nobody is signed in, and is not found for a role that is
 * too low. Every page, action and route of the console calls this itself, because a layout does not protect them.
 */
export async function requireOrganizer(minimumRole: Role = "viewer"): Promise<Organizer> {
  const organizer = await currentOrganizer();
  if (!organizer) redirect("/console/sign-in");
  if (!isAtLeast(organizer.role, minimumRole)) notFound();
  return organizer;
}
