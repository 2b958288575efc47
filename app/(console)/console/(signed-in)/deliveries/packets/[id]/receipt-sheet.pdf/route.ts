import { consoleHandler } from "@/app/(console)/console-handler";
import { countOf, cutOffDay, recipientName } from "@/app/_web/pages/packet-facts";
import { problem } from "@/app/_web/problem";
import { drawReceiptSheet } from "@/drawings/print/receipt-sheet";
import { absoluteUrl } from "@/lib/absolute-url";
import { findPacket, findVerification } from "@/lib/deliveries/queries";
import { shownCode } from "@/lib/deliveries/rules";
import { numberInput } from "@/lib/deliveries/schema";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

/** The sheet that an office signs when a packet is carried to it. It has no signer on it. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/console/deliveries/packets/[id]/receipt-sheet.pdf">,
): Promise<Response> {
  return consoleHandler(request, { page: "/console/deliveries" }, async (organizer) => {
    const id = numberInput.safeParse((await params).id);
    const packet = id.success ? await findPacket(organizer, id.data) : null;
    const verification = packet && (await findVerification(packet.verificationCode));
    if (!packet || !verification) return problem(404, "There is no such packet, or it is not built or not yours.");
    const { state, cutOff } = packet.delivery;
    const drawn = await drawReceiptSheet({
      organization: env.ORGANIZATION_NAME,
      recipient: recipientName("en", packet.recipient, state),
      petition: verification.petition.title.en,
      signatures: countOf("en", { online: packet.signatures, paper: packet.paper }),
      cutOff: cutOffDay("en", cutOff, state),
      version: String(packet.generation),
      code: shownCode(packet.verificationCode),
      url: absoluteUrl("en", `/verify/${packet.verificationCode.toLowerCase()}`),
      made: packet.builtAt ?? cutOff,
    });
    return new Response(new Uint8Array(drawn), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="receipt-sheet.pdf"`,
        "cache-control": "no-store",
      },
    });
  });
}
