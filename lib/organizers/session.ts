import "server-only";

import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";

import { isAtLeast } from "./rules";
import type { Role, Session } from "./schema";
import { sessionCookieName } from "./sign-in/cookie";
import { findAnySession } from "./sign-in/queries";

/**
 * The session of this request's cookie, even if it still needs its second factor, or null. Only the pages of signing in may use it.
 * It is read from the database once in each request and never cached.
 */
export const currentSession = cache(async (): Promise<Session | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  return token ? findAnySession(token, new Date()) : null;
});

/** The session of this request, even if it still needs its second factor. Redirects to the sign-in page where there is none. */
export async function requireSession(): Promise<Session> {
  return (await currentSession()) ?? redirect("/console/sign-in");
}

/**
 * The organizer of this request, or null. A session that needs its second factor has none, so that no page, action or route can
 * forget to ask for it.
 */
export async function currentOrganizer(): Promise<Session | null> {
  const session = await currentSession();
  return session?.need === null ? session : null;
}

/**
 * The organizer of this request. Redirects to the sign-in page, which leads on to the second factor, where nobody is signed in, and
 * is not found for a role that is too low. Every page, action and route of the console calls this itself, because a layout does
 * not protect them.
 */
export async function requireOrganizer(minimumRole: Role = "viewer"): Promise<Session> {
  const organizer = await currentOrganizer();
  if (!organizer) redirect("/console/sign-in");
  if (!isAtLeast(organizer.role, minimumRole)) notFound();
  return organizer;
}
