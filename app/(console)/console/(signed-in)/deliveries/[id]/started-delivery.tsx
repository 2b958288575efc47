import { recipientName } from "@/app/_web/pages/packet-facts";
import { Section } from "@/components/console/console-page";
import { deliveryStatuses } from "@/components/console/delivery-table";
import { PacketTable } from "@/components/console/packet-table";
import { formatNumber } from "@/i18n/format";
import { isCancellable } from "@/lib/deliveries/rules";
import type { OpenedDelivery } from "@/lib/deliveries/schema";
import { capitalized } from "@/lib/text";
import { Cancel } from "./draft-delivery";

const RELOAD_SECONDS = 5;

/** A delivery that is being built, finished or cancelled. While it is being built, the page loads itself again. */
export function StartedDelivery({ delivery, mayChange }: { delivery: OpenedDelivery; mayChange: boolean }) {
  const { status, progress, packets, state } = delivery;
  const isRenewing = packets.some((packet) => packet.status === "stale");
  return (
    <>
      {status === "building" ? <meta httpEquiv="refresh" content={String(RELOAD_SECONDS)} /> : null}
      <Section
        title={status === "building" ? "Being built" : `Packets: ${deliveryStatuses[status]}`}
        id="packets"
        lead={
          status === "building"
            ? "This page loads itself again and shows how far it is."
            : progress.failed
              ? `${progress.failed} could not be built. The page of each says why, and lets it be built again.`
              : isRenewing
                ? "Packets whose signers changed something are being renewed."
                : undefined
        }
      >
        {status === "building" ? (
          <div className="mb-6 max-w-measure">
            <label htmlFor="progress">
              {progress.ready} of {progress.packets} packets are ready, {formatNumber("en", progress.signatures)}{" "}
              signatures
              {progress.failed ? `, ${progress.failed} failed` : ""}
            </label>
            <progress id="progress" max={progress.packets} value={progress.ready} className="mt-2 block w-full" />
          </div>
        ) : null}
        <PacketTable
          packets={packets.map((packet) => ({
            ...packet,
            name: capitalized(recipientName("en", packet.recipient, state)),
          }))}
          mayOpen={mayChange}
        />
      </Section>
      {mayChange && isCancellable(status) ? <Cancel id={delivery.id} /> : null}
    </>
  );
}
