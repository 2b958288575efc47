import { chosenTimeZone } from "@/app/(console)/time-zone";
import { ActionForm, type FormField } from "@/components/console/action-form";
import { reasonField } from "@/components/console/bill-fields";
import { Confirmed } from "@/components/console/confirmed";
import { Section } from "@/components/console/console-page";
import type { HandingOver, ListedLink } from "@/lib/deliveries/handing-over/queries";
import { wouldReopen } from "@/lib/deliveries/handing-over/rules";
import { NAME_LENGTH_MAX, NOTE_LENGTH_MAX, type OpenedReceipt } from "@/lib/deliveries/handing-over/schema";
import { dayIn, momentIn, timeZoneOfState, zoneNameIn } from "@/lib/time-zone";
import { handOverAction, takeBackReceiptAction } from "./actions";

/** The receipt, or the form that writes down a handing over. */
export function Handed({ packet, receipt, downloaded, links, scans }: HandingOver) {
  return (
    <Section title="Receipt" id="receipt" lead={receipt ? undefined : leadOf(downloaded.length > 0)}>
      {receipt ? (
        <>
          <p className="[overflow-wrap:anywhere]">
            Received by {receipt.receivedBy} on {receipt.receivedAt.toISOString().slice(0, 10)},{" "}
            {receipt.by === "link" ? "confirmed by the office through its link" : "written down by an organizer"}. It
            has version {receipt.generation}.{receipt.note ? ` Note: ${receipt.note}` : null}
          </p>
          <TakeBack packet={packet} receipt={receipt} links={links} hasPhotographs={scans.length > 0} />
        </>
      ) : downloaded.length > 0 ? (
        <HandOverForm packet={packet} downloaded={downloaded} />
      ) : null}
    </Section>
  );
}

interface TakeBackProps extends Pick<HandingOver, "packet" | "links"> {
  receipt: OpenedReceipt;
  hasPhotographs: boolean;
}

/** Takes a receipt back that was given by mistake, and says before what follows from it. */
function TakeBack({ packet: { id, delivery }, receipt, links, hasPhotographs }: TakeBackProps) {
  const now = new Date();
  const reopened = links.filter((link) =>
    wouldReopen({ ...link, receiptAt: receipt.writtenAt, delivery: delivery.status }, now),
  );
  return (
    <div className="mt-4">
      <Confirmed
        label="Take this receipt back"
        text={`For a receipt that was given by mistake. Its step, and what the pages of its signers say of it, go at once. What was downloaded stays known. ${reopenedText(reopened)}`}
      >
        <ActionForm
          action={takeBackReceiptAction.bind(null, id)}
          form="take-back"
          submit="Take the receipt back"
          busy="Taking back…"
          variant="danger"
          fields={hasPhotographs ? [reasonField, photographsField] : [reasonField]}
        />
      </Confirmed>
    </div>
  );
}

const photographsField: FormField = {
  kind: "select",
  name: "photographs",
  label: "The photographs below",
  options: [
    { value: "keep", label: "Stay with this packet" },
    { value: "delete", label: "Are of another receipt: delete them" },
  ],
};

function reopenedText(links: ListedLink[]): string {
  if (links.length === 0) return "No link works again.";
  const to = links.map(({ email }) => email ?? "an unknown address").join(", ");
  return links.length === 1
    ? `The link to ${to} works again. If it should not, revoke it first.`
    : `The links to ${to} work again. Revoke first those that should not.`;
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
