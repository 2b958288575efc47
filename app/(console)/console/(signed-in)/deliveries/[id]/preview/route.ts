import { consoleHandler, seeOther } from "@/app/(console)/console-handler";
import { startDrawing } from "@/drawings/packet/drawing";
import { previewPacket } from "@/lib/deliveries/preview/commands";
import { numberInput } from "@/lib/deliveries/schema";

export const dynamic = "force-dynamic";

/** The first packet of a delivery as a PDF, as it would be built now. It is a POST, because it adds an entry to the log. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/console/deliveries/[id]/preview">,
): Promise<Response> {
  const id = numberInput.safeParse((await params).id);
  const page = `/console/deliveries/${id.data ?? 0}`;
  return consoleHandler(request, { page }, async (organizer) => {
    if (!id.success) return seeOther("/console/deliveries");
    const preview = await previewPacket(organizer, id.data, startDrawing, new Date());
    if (preview.ok)
      return new Response(preview.value, {
        headers: {
          "content-type": "application/pdf",
          "content-disposition": `attachment; filename="preview.pdf"`,
          "cache-control": "no-store, no-transform",
        },
      });
    const isAllowed = preview.refusal !== "not-allowed" && preview.refusal !== "no-such-delivery";
    return isAllowed ? seeOther(page) : preview.refusal;
  });
}
