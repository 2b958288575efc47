import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { IfRecent } from "@/app/(console)/recent-sign-in";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { recipientName } from "@/app/_web/pages/packet-facts";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage, Section } from "@/components/console/console-page";
import { packetStatuses } from "@/components/console/packet-table";
import { PacketFiles } from "@/components/console/packet-files";
import { ScanForm } from "@/components/console/scan-form";
import { Notice } from "@/components/ui/notice";
import { formatNumber } from "@/i18n/format";
import { findHandingOver, type HandingOver } from "@/lib/deliveries/handing-over/queries";
import { isStillSitting } from "@/lib/deliveries/handing-over/sitting/queries";
import { isHandable, wasBuilt } from "@/lib/deliveries/handing-over/rules";
import { isRebuildable, shownCode } from "@/lib/deliveries/rules";
import { numberInput } from "@/lib/deliveries/schema";
import { getOwn } from "@/lib/get-own";
import { capitalized } from "@/lib/text";
import { stateNameOf } from "../../../options";
import { rebuildAction } from "./actions";
import { Answers } from "./answers";
import { Handed } from "./handed";
import { Links } from "./links";

export const metadata: Metadata = { title: "Packet" };

const done: Record<string, string> = {
  sent: "The email with the link is on its way.",
  revoked: "The link no longer works.",
  received: "The receipt is written down. Links that were sent before have ended.",
  "taken-back": "The receipt is taken back, and public pages show it no more.",
  answered: "The answer is written down, and its day is a public step.",
  read: "The reply is marked as read.",
  rebuilding: "The worker builds the files. Please load this page again in a moment.",
  scanned: "The photograph is kept, sealed.",
};

const problems: Record<string, string> = {
  "not-allowed": "Your role or your states do not include this packet.",
  "no-such-packet": "This packet is not there.",
  "too-large": "This file is larger than 8 MB. Take the photograph with a lower resolution.",
  "no-image": "This file is no whole JPEG, PNG or WebP image.",
  "too-many-scans": "Five photographs are kept already.",
  "not-ready": "The files are not there at this moment. Please load the page again.",
  unavailable: "The database cannot be reached at the moment. Please try again in a minute.",
  form: "The form could not be read. Please try again.",
};

export default function PacketPage({ params, searchParams }: PageProps<"/console/deliveries/packets/[id]">) {
  return showToOrganizer("organizer", async (organizer) => {
    const id = numberInput.safeParse((await params).id);
    const found = id.success ? await findHandingOver(organizer, id.data) : null;
    if (!found) notFound();
    const { packet, links, accesses } = found;
    const { delivery, status, signatures, paper, generation, verificationCode } = packet;
    const query = await searchParams;
    const problem = getOwn(problems, query.problem);
    return (
      <ConsolePage
        title={capitalized(recipientName("en", packet.recipient, delivery.state))}
        lead={`${formatNumber("en", signatures)} ${signatures === 1 ? "signature" : "signatures"}${paper ? ` and ${formatNumber("en", paper)} on paper` : ""} · ${packetStatuses[status]} · version ${generation}`}
        done={getOwn(done, query.done)}
      >
        {problem ? (
          <Notice tone="error" role="alert" className="max-w-measure">
            {problem}
          </Notice>
        ) : null}
        <p>
          <a href={`/console/deliveries/${delivery.id}`} className="text-link">
            Delivery no. {delivery.id}: {stateNameOf(delivery.state)}
          </a>
          {generation > 0 ? (
            <>
              {" · "}
              <a href={`/verify/${verificationCode.toLowerCase()}`} className="text-link">
                Public page of verification
              </a>{" "}
              <code>{shownCode(verificationCode)}</code>
            </>
          ) : null}
        </p>
        <Section
          title="Files"
          id="files"
          lead="They have names of signers. Each download is written into the log. To print, open the PDF; the receipt sheet is signed by the office, and its photograph can be kept below."
        >
          <IfRecent session={organizer} next={`/console/deliveries/packets/${packet.id}`}>
            <PacketFiles packet={packet} accesses={accesses} />
            {isRebuildable(status) ? <Rebuild id={packet.id} isRenewal={status === "stale"} /> : null}
          </IfRecent>
        </Section>
        {isHandable(status) ? (
          <Links
            session={organizer}
            packet={packet}
            links={links}
            receipt={found.receipt}
            isSitting={await isStillSitting(packet.recipient, delivery.state, new Date())}
          />
        ) : null}
        {wasBuilt(packet) ? <Handed {...found} /> : null}
        {wasBuilt(packet) ? <Answers {...found} /> : null}
        {wasBuilt(packet) ? <Scans {...found} /> : null}
      </ConsolePage>
    );
  });
}

function Rebuild({ id, isRenewal }: { id: number; isRenewal: boolean }) {
  const submit = isRenewal ? "Renew the files now" : "Build the files again";
  return <ActionForm action={rebuildAction.bind(null, id)} form="rebuild" submit={submit} busy="Starting…" />;
}

function Scans({ packet, scans }: Pick<HandingOver, "packet" | "scans">) {
  return (
    <Section
      title="Photographs of the receipt"
      id="scans"
      lead="A signed receipt sheet, as JPEG, PNG or WebP, 8 MB at most. It is kept sealed, without notes of the camera."
    >
      <ScanForm packetId={packet.id} scans={scans} />
    </Section>
  );
}
