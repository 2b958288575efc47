import { problem } from "@/app/_web/problem";
import { env } from "@/lib/env";
import { approveUpload } from "@/lib/lawmakers/uploads/commands";
import { uploadIdOf } from "@/lib/lawmakers/uploads/schema";
import { isFromOurPages } from "@/lib/organizers/origin";
import { isAtLeast } from "@/lib/organizers/rules";
import { currentOrganizer } from "@/lib/organizers/session";
import { isUnavailable } from "@/lib/unavailable";

export const dynamic = "force-dynamic";

/** Lets the worker import a file that it has tried. */
export async function POST(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  if (!isFromOurPages(request.headers, env.SITE_URL))
    return problem(403, "This form has to be sent from our own page.");
  try {
    const organizer = await currentOrganizer();
    if (!organizer) return seeOther("/console/sign-in");
    if (!isAtLeast(organizer.role, "admin")) return problem(403, "Only admins import data.");
    const id = uploadIdOf((await context.params).id);
    if (id === null) return problem(404, "There is no such upload.");
    await approveUpload(id, `organizer:${organizer.id}`);
    return seeOther(`/console/data/${id}`);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return problem(503, "The database is away. Please try again in a minute.");
  }
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });
}
