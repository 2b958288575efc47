import { confirmPath } from "@/app/(console)/recent-sign-in";
import { problem } from "@/app/_web/problem";
import { env } from "@/lib/env";
import { isFromOurPages } from "@/lib/organizers/origin";
import type { Session } from "@/lib/organizers/schema";
import { isRecent } from "@/lib/organizers/second-factor/rules";
import { currentOrganizer } from "@/lib/organizers/session";
import { isUnavailable } from "@/lib/unavailable";

/**
 * Runs a route handler of the console for a signed-in organizer. A text instead of a response is a refusal, and is a 403. A POST
 * has to come from our own pages. While the database is away, it leads back to `page`, which says so. `recent` is for what takes a
 * recent sign-in.
 */
export async function consoleHandler(
  request: Request,
  { page, recent = false }: { page: string; recent?: boolean },
  handle: (organizer: Session) => Promise<Response | string>,
): Promise<Response> {
  if (request.method === "POST" && !isFromOurPages(request.headers, env.SITE_URL))
    return problem(403, "This form has to be sent from our own page.");
  try {
    const organizer = await currentOrganizer();
    if (!organizer) return seeOther("/console/sign-in");
    if (recent && !isRecent(organizer, new Date())) return seeOther(confirmPath(page));
    const response = await handle(organizer);
    return typeof response === "string" ? problem(403, "Your role or your states do not include this file.") : response;
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return seeOther(`${page}?problem=unavailable`);
  }
}

export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });
}
