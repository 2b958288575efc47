import { consoleHandler } from "@/app/(console)/console-handler";
import { streamOf } from "@/app/_web/file-response";
import { problem } from "@/app/_web/problem";
import { openPacketScan } from "@/lib/deliveries/files/queries";
import { findScan } from "@/lib/deliveries/handing-over/queries";
import { numberInput } from "@/lib/deliveries/schema";

export const dynamic = "force-dynamic";

/** The photograph of a receipt. It is always a download, so no browser interprets what is in it. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/console/deliveries/scans/[id]">,
): Promise<Response> {
  return consoleHandler(request, { page: "/console/deliveries" }, async (organizer) => {
    const id = numberInput.safeParse((await params).id);
    const scan = id.success ? await findScan(organizer, id.data) : null;
    if (!id.success || !scan) return problem(404, "There is no such photograph, or it is not yours.");
    return new Response(streamOf(openPacketScan(id.data)), {
      headers: {
        "content-type": scan.type,
        "content-length": String(scan.bytes),
        "content-disposition": `attachment; filename="receipt-${id.data}.${scan.type.replace("image/", "")}"`,
        "cache-control": "no-store, no-transform",
      },
    });
  });
}
