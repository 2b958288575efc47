import { consoleHandler, seeOther } from "@/app/(console)/console-handler";
import { addScan } from "@/lib/deliveries/handing-over/scans/commands";
import { numberInput } from "@/lib/deliveries/schema";

export const dynamic = "force-dynamic";

/** Keeps the photograph of a signed receipt. What the browser says about its type and name is ignored. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/console/deliveries/packets/[id]/scan">,
): Promise<Response> {
  const id = numberInput.safeParse((await params).id);
  const page = `/console/deliveries/packets/${id.data ?? 0}`;
  return consoleHandler(request, { page }, async (organizer) => {
    const form = await request.formData().catch(() => null);
    const file = form?.get("file");
    if (!id.success || !(file instanceof Blob)) return seeOther(`${page}?problem=form`);
    const added = await addScan(organizer, id.data, new Uint8Array(await file.arrayBuffer()), new Date());
    if (added.ok) return seeOther(`${page}?done=scanned#scans`);
    const isAllowed = added.refusal !== "not-allowed" && added.refusal !== "no-such-packet";
    return isAllowed ? seeOther(`${page}?problem=${added.refusal}`) : added.refusal;
  });
}
