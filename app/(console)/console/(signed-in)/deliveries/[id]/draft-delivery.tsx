import { IfRecent } from "@/app/(console)/recent-sign-in";
import { recipientName } from "@/app/_web/pages/packet-facts";
import { ActionForm } from "@/components/console/action-form";
import { Confirmed } from "@/components/console/confirmed";
import { Empty, Section } from "@/components/console/console-page";
import { RosterDate } from "@/components/console/roster-date";
import { Button } from "@/components/ui/button";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";
import { type DeliveryPreview, type PreviewedPacket, previewDelivery } from "@/lib/deliveries/planning/queries";
import type { OpenedDelivery, Recipient } from "@/lib/deliveries/schema";
import type { Session } from "@/lib/organizers/schema";
import { capitalized } from "@/lib/text";
import { cancelAction, startAction } from "../actions";
import { WaitingComments } from "./waiting-comments";

const refusals = {
  "no-roster":
    "No roster of this state is imported yet, so nobody knows who its lawmakers are. An admin imports it on the page Data.",
  "roster-outdated":
    "New terms have begun since the roster of this state was published, so nobody knows who sits now. An admin imports a newer one on the page Data. A delivery to a chamber, the governor or the legislature needs none.",
  "no-recipients": "The roster names nobody who is in office in this chamber and whose district is known.",
  "no-such-lawmaker": "A lawmaker of the committee is not in office any more.",
};

interface DraftDeliveryProps {
  delivery: OpenedDelivery;
  mayChange: boolean;
  session: Session;
}

/** The preview of a draft, and the buttons to build or cancel it. */
export async function DraftDelivery({ delivery, mayChange, session }: DraftDeliveryProps) {
  const nameOf = (recipient: Recipient) => recipientName("en", recipient, delivery.state);
  const now = new Date();
  const preview = await previewDelivery(delivery, now);
  if (typeof preview === "string")
    return (
      <>
        <Empty>{refusals[preview]}</Empty>
        {mayChange ? <Cancel id={delivery.id} /> : null}
      </>
    );
  const { packets, cover, coverOf, roster } = preview;
  return (
    <>
      <Section
        title="The letter, filled in"
        id="letter"
        lead={packets[coverOf] ? `As ${nameOf(packets[coverOf].recipient)} would get it.` : undefined}
      >
        <div className="max-w-measure rounded-md border border-edge p-4">
          <h3 className="text-lg">{cover.title}</h3>
          <p className="mt-3 whitespace-pre-line [overflow-wrap:anywhere]">{cover.text}</p>
        </div>
        {mayChange ? <PreviewButton id={delivery.id} /> : null}
      </Section>
      <Section
        title="Packets"
        id="packets"
        lead={`The signatures at this moment. They are counted again when the building begins.${leftOut(preview)}`}
      >
        {roster ? (
          <div className="mb-4 max-w-measure">
            <RosterDate state={delivery.state} roster={roster} now={now} before="build" />
          </div>
        ) : null}
        <PlannedTable packets={packets} nameOf={nameOf} />
      </Section>
      {mayChange ? (
        <Section title="Build" id="build" lead="The worker builds one packet after the other. You can close this page.">
          <WaitingComments by={session} petition={delivery.petition} state={delivery.state} />
          <IfRecent session={session} next={`/console/deliveries/${delivery.id}`}>
            <ActionForm
              action={startAction.bind(null, delivery.id)}
              form="start"
              submit={`Build ${packets.length === 1 ? "the packet" : `${packets.length} packets`}`}
              busy="Starting…"
            />
          </IfRecent>
        </Section>
      ) : null}
      {mayChange ? <Cancel id={delivery.id} /> : null}
    </>
  );
}

/** Who gets no packet, in sentences. */
function leftOut({ unmapped, outdated }: DeliveryPreview): string {
  const ofUnmapped = ` ${unmapped} lawmakers get none, because the Census does not map their districts.`;
  const ofOutdated = ` ${outdated} lawmakers of an older roster get none, because new terms have begun since.`;
  return (unmapped ? ofUnmapped : "") + (outdated ? ofOutdated : "");
}

interface PlannedTableProps {
  packets: PreviewedPacket[];
  nameOf: (recipient: Recipient) => string;
}

function PlannedTable({ packets, nameOf }: PlannedTableProps) {
  const hasPaper = packets.some(({ paper }) => paper > 0);
  return (
    <Table caption="Who gets how many signatures" stickyHead>
      <thead>
        <tr>
          <HeadCell>Recipient</HeadCell>
          <HeadCell numeric>Signatures</HeadCell>
          {hasPaper ? <HeadCell numeric>On paper</HeadCell> : null}
        </tr>
      </thead>
      <tbody>
        {packets.map(({ recipient, signatures, paper }, index) => (
          <tr key={index}>
            <RowHead>{capitalized(nameOf(recipient))}</RowHead>
            <Cell numeric>{formatNumber("en", signatures)}</Cell>
            {hasPaper ? <Cell numeric>{formatNumber("en", paper)}</Cell> : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function PreviewButton({ id }: { id: number }) {
  return (
    <form method="post" action={`/console/deliveries/${id}/preview`} encType="multipart/form-data" className="mt-4">
      <Button type="submit">See the first packet as a PDF</Button>
      <p className="mt-1 text-sm text-muted">With its first signers. It shows names, so the log has it.</p>
    </form>
  );
}

const whatStays = (given: number) =>
  given === 0
    ? "Nothing of it can be handed over then."
    : `${given === 1 ? "One packet has" : `${given} packets have`} a link or a receipt, or somebody downloaded files. An office may have what was given, so that stays. The rest is cancelled.`;

/** Cancels a delivery that is not finished, except what was `given` to offices (wasGiven). */
export function Cancel({ id, given = 0 }: { id: number; given?: number }) {
  return (
    <Section title="Cancel" id="cancel">
      <Confirmed label="Cancel this delivery" text={`${whatStays(given)} This cannot be undone.`}>
        <ActionForm
          action={cancelAction.bind(null, id)}
          form="cancel"
          submit="Yes, cancel it"
          busy="Cancelling…"
          variant="danger"
        />
      </Confirmed>
    </Section>
  );
}
