import { problem } from "@/app/_web/problem";
import { findAuditEntry } from "@/lib/audit/queries";
import { actorOf } from "@/lib/audit/schema";
import { mayExport, mayReadLog } from "@/lib/organizers/rules";
import { currentOrganizer } from "@/lib/organizers/session";
import { manifestOf } from "@/lib/signatures/export/rules";

/** The manifest of a finished export: its own maker's, or anyone's for an admin. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/console/exports/[entry]/manifest.json">,
): Promise<Response> {
  const organizer = await currentOrganizer();
  if (!organizer)
    return new Response(null, { status: 303, headers: { location: "/console/sign-in", "cache-control": "no-store" } });
  const { entry: number } = await params;
  const entry = /^[1-9][0-9]{0,17}$/.test(number) ? await findAuditEntry(BigInt(number)) : null;
  const isTheirs =
    entry && mayExport(organizer, null) && (mayReadLog(organizer) || entry.actor === actorOf(organizer.id));
  const manifest = isTheirs ? manifestOf(entry) : null;
  if (!manifest) return problem(404, "There is no such export, or it is not yours.");
  return new Response(`${JSON.stringify(manifest, null, 2)}\n`, {
    headers: {
      "content-type": "application/json",
      "cache-control": "no-store",
      "content-disposition": `attachment; filename="manifest.json"`,
    },
  });
}
