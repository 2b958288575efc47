import { problem } from "@/app/_web/problem";
import { env } from "@/lib/env";
import { isFromOurPages } from "@/lib/organizers/origin";
import type { Organizer } from "@/lib/organizers/schema";
import { currentOrganizer } from "@/lib/organizers/session";
import { isUnavailable } from "@/lib/unavailable";

/**
 * Runs a route handler of the console for a signed-in organizer. A text instead of a response is a refusal, and is a 403. A POST
 * has to come from our own pages. While the database is away, it leads back to `page`, which says so.
 */
export async function consoleHandler(
  request: Request,
  { page }: { page: string },
  handle: (organizer: Organizer) => Promise<Response | string>,
): Promise<Response> {
  if (request.method === "POST" && !isFromOurPages(request.headers, env.SITE_URL))
    return problem(403, "This form has to be sent from our own page.");
  try {
    const organizer = await currentOrganizer();
    if (!organizer) return seeOther("/console/sign-in");
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
