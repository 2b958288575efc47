import { recipientName } from "@/app/_web/pages/packet-facts";
import { textOfStep } from "@/app/_web/pages/text-of-step";
import { Section } from "@/components/console/console-page";
import { deliveryStatuses } from "@/components/console/delivery-table";
import { PacketTable } from "@/components/console/packet-table";
import { formatNumber } from "@/i18n/format";
import { listSteps } from "@/lib/deliveries/progress/queries";
import { isCancellable, wasGiven } from "@/lib/deliveries/rules";
import type { OpenedDelivery } from "@/lib/deliveries/schema";
import { capitalized } from "@/lib/text";
import { Cancel } from "./draft-delivery";

const RELOAD_SECONDS = 5;

interface StartedDeliveryProps {
  delivery: OpenedDelivery;
  mayChange: boolean;
}

/** A delivery that is being built, finished or cancelled. While it is being built, the page loads itself again. */
export async function StartedDelivery({ delivery, mayChange }: StartedDeliveryProps) {
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
      <DeliverySteps delivery={delivery} mayChange={mayChange} />
      {mayChange && isCancellable(status) ? <Cancel id={delivery.id} given={packets.filter(wasGiven).length} /> : null}
    </>
  );
}

/** What is public of this delivery, each step with the way to an update about it. */
async function DeliverySteps({ delivery: { id, petition, state }, mayChange }: StartedDeliveryProps) {
  const ofDelivery = new RegExp(`^(delivered|received|answered)-${id}-`);
  const steps = (await listSteps(petition, { state })).filter((step) => ofDelivery.test(step.id));
  if (steps.length === 0) return null;
  return (
    <Section title="What came of it" id="steps" lead="As the page of the state, the scoreboard and the feed show it.">
      <ol className="grid gap-4">
        {steps.map((step) => {
          const { title, text } = textOfStep(step, "en");
          return (
            <li key={step.id} className="border-l-4 border-edge pl-4">
              <p className="font-semibold">
                {step.dated}: {title}
              </p>
              <p>{text}</p>
              {mayChange ? (
                <a
                  href={`/console/updates/new?petition=${petition}&step=${step.id}`}
                  className="inline-flex min-h-11 items-center text-link"
                >
                  Write an update about it
                  <span className="sr-only">
                    : {title}, {step.dated}
                  </span>
                </a>
              ) : null}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
