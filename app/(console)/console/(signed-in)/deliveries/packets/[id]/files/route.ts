import { consoleHandler, seeOther } from "@/app/(console)/console-handler";
import { fileResponse } from "@/app/_web/file-response";
import { downloadByOrganizer } from "@/lib/deliveries/handing-over/commands";
import { formatInput } from "@/lib/deliveries/handing-over/schema";
import { numberInput } from "@/lib/deliveries/schema";
import { fieldsOf } from "@/lib/form-state";

export const dynamic = "force-dynamic";

/** A file of a packet. It is a POST, because each download adds an entry to the log. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/console/deliveries/packets/[id]/files">,
): Promise<Response> {
  const id = numberInput.safeParse((await params).id);
  const page = `/console/deliveries/packets/${id.data ?? 0}`;
  return consoleHandler(request, { page, recent: true }, async (organizer) => {
    const form = await request.formData().catch(() => null);
    const input = formatInput.safeParse(form ? fieldsOf(form) : {});
    if (!id.success || !input.success) return seeOther(`${page}?problem=form`);
    const { format } = input.data;
    const download = await downloadByOrganizer(organizer, { packetId: id.data, format }, new Date());
    if (download.ok) return fileResponse(download.value);
    return download.refusal === "not-ready" ? seeOther(`${page}?problem=not-ready`) : download.refusal;
  });
}
