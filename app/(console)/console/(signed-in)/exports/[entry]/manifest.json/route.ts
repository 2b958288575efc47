import { problem } from "@/app/_web/problem";
import { currentOrganizer } from "@/lib/organizers/session";
import { findManifest } from "@/lib/signatures/export/queries";

/** The manifest of a finished export: its own maker's, or anyone's for an admin. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/console/exports/[entry]/manifest.json">,
): Promise<Response> {
  const organizer = await currentOrganizer();
  if (!organizer)
    return new Response(null, { status: 303, headers: { location: "/console/sign-in", "cache-control": "no-store" } });
  const { entry } = await params;
  const manifest = /^[1-9][0-9]{0,17}$/.test(entry) ? await findManifest(organizer, BigInt(entry)) : null;
  if (!manifest) return problem(404, "There is no such export, or it is not yours.");
  return new Response(`${JSON.stringify(manifest, null, 2)}\n`, {
    headers: {
      "content-type": "application/json",
      "cache-control": "no-store",
      "content-disposition": `attachment; filename="manifest.json"`,
    },
  });
}
