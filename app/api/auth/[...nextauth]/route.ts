import { cookies } from "next/headers";

import { problem } from "@/app/_web/problem";
import { env } from "@/lib/env";
import { isFromOurPages } from "@/lib/organizers/origin";
import { browserOf } from "@/lib/organizers/sessions/rules";
import { sessionCookieName } from "@/lib/organizers/sign-in/cookie";
import { signInWithLink, signOutWith } from "@/lib/organizers/sign-in/next-auth-client";
import { isUnavailable } from "@/lib/unavailable";
import { getOwn } from "@/lib/get-own";

type Context = { params: Promise<{ nextauth: string[] }> };
type Handler = (fields: URLSearchParams, session: string | undefined, browser: string | null) => Promise<Response>;

// All routes of next-auth that a browser can reach. Each takes a form by POST: no GET or HEAD signs anyone in or out.
const handlers: Record<string, Handler> = {
  "callback/email": async (fields, session, browser) => {
    const cookie = await signInWithLink(fields.get("token") ?? "", session, new Date(), browser);
    return cookie ? seeOther("/console", cookie) : seeOther("/console/sign-in?problem=link");
  },
  signout: async (_fields, session) => {
    const cookie = session ? await signOutWith(session, new Date()) : null;
    return seeOther("/console/sign-in?done=signed-out", cookie);
  },
};

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const handler = getOwn(handlers, (await params).nextauth.join("/"));
  if (!handler) return problem(404, "There is nothing at this path.");
  if (!isFromOurPages(request.headers, env.SITE_URL))
    return problem(403, "This form has to be sent from our own page.");
  // Our server has refused a body that is too long: lib/http/posts.ts.
  const body = await request.text();
  try {
    const session = (await cookies()).get(sessionCookieName())?.value;
    return await handler(new URLSearchParams(body), session, browserOf(request.headers.get("user-agent")));
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return problem(503, "The database cannot be reached at the moment. Please try again in a minute.");
  }
}

/** A GET changes nothing, whether a mail scanner opens a link or another site's page has the URL in an image. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  if (!getOwn(handlers, (await params).nextauth.join("/"))) return problem(404, "There is nothing at this path.");
  return problem(405, "Signing in and out takes a button: open the console instead.", { allow: "POST" });
}

function seeOther(path: string, cookie?: string | null): Response {
  const headers = new Headers({ location: path, "cache-control": "no-store" });
  if (cookie) headers.set("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}
