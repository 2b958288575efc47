import { chosenTimeZone } from "@/app/(console)/time-zone";
import { ActionForm } from "@/components/console/action-form";
import { Section } from "@/components/console/console-page";
import type { HandingOver } from "@/lib/deliveries/handing-over/queries";
import { NAME_LENGTH_MAX, NOTE_LENGTH_MAX } from "@/lib/deliveries/handing-over/schema";
import { dayIn, momentIn, timeZoneOfState, zoneNameIn } from "@/lib/time-zone";
import { handOverAction } from "./actions";

/** The receipt, or the form that writes down a handing over. */
export function Handed({ packet, receipt, downloaded }: HandingOver) {
  return (
    <Section title="Receipt" id="receipt" lead={receipt ? undefined : leadOf(downloaded.length > 0)}>
      {receipt ? (
        <p className="[overflow-wrap:anywhere]">
          Received by {receipt.receivedBy} on {receipt.receivedAt.toISOString().slice(0, 10)},{" "}
          {receipt.by === "link" ? "confirmed by the office through its link" : "written down by an organizer"}. It has
          version {receipt.generation}.{receipt.note ? ` Note: ${receipt.note}` : null}
        </p>
      ) : downloaded.length > 0 ? (
        <HandOverForm packet={packet} downloaded={downloaded} />
      ) : null}
    </Section>
  );
}

const leadOf = (wasDownloaded: boolean) =>
  wasDownloaded
    ? "If you handed the packet over by hand, write down who received it and on which day. Its signers then see that on their own pages."
    : "Nobody has downloaded its files yet, so nothing can have been handed over. Download the PDF to print it.";

async function HandOverForm({ packet, downloaded }: Pick<HandingOver, "packet" | "downloaded">) {
  const timeZone = await chosenTimeZone();
  const zone = timeZoneOfState(packet.delivery.state);
  const now = new Date();
  return (
    <ActionForm
      action={handOverAction.bind(null, packet.id)}
      form="hand-over"
      submit="Write it down"
      busy="Writing…"
      variant="quiet"
      fields={[
        { kind: "text", name: "name", label: "Received by", maxLength: NAME_LENGTH_MAX },
        {
          kind: "date",
          name: "date",
          label: "Day of the receipt",
          hint: `In the time zone of the state (${zoneNameIn(zone, now)})`,
          value: dayIn(zone, now),
        },
        {
          kind: "select",
          name: "version",
          label: "Version that was carried",
          hint: "It stands on the first page, beside the verification code",
          options: downloaded.map(({ generation, builtAt }) => ({
            value: String(generation),
            label: `Version ${generation}, made ${momentIn(timeZone, builtAt)}`,
          })),
          empty: "The newest that was downloaded by that day",
        },
        { kind: "text", name: "note", label: "Note (optional)", maxLength: NOTE_LENGTH_MAX },
      ]}
    />
  );
}
