import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { cutOffDay } from "@/app/_web/pages/packet-facts";
import { ConsolePage, Section } from "@/components/console/console-page";
import { DeliveryForm } from "@/components/console/delivery-form";
import { RosterDate } from "@/components/console/roster-date";
import { StateFilter } from "@/components/console/state-filter";
import { findState, type State } from "@/lib/content/states";
import { findDelivery, listDeliveries } from "@/lib/deliveries/queries";
import { mayDeliver } from "@/lib/deliveries/rules";
import { numberInput, type OpenedDelivery } from "@/lib/deliveries/schema";
import { chambersOf } from "@/lib/lawmakers/finder/queries";
import { findRoster, listLawmakers } from "@/lib/lawmakers/queries";
import { env } from "@/lib/env";
import type { Chamber } from "@/lib/lawmakers/schema";
import type { Organizer } from "@/lib/organizers/schema";
import { listPetitions } from "@/lib/petitions/queries";
import { timeZoneOfState, zoneNameIn } from "@/lib/time-zone";
import { createAction } from "../actions";
import { ownStateOptions, petitionOptions } from "../../options";

export const metadata: Metadata = { title: "New delivery" };

const TITLE = "Signatures of {people} for {recipient}";

const LETTER = `Dear {salutation},

The petition “{petition}” was signed in {district} by {people}.{since}{inState}

The law today: {law}

They ask: {ask}

Their names are on the following pages, for your office. Beside each stands what the signer allows to be shown in public. Each person who signed online confirmed by email by {cutOff}.

With respect,
${env.ORGANIZATION_NAME}`;

export default function NewDeliveryPage({ searchParams }: PageProps<"/console/deliveries/new">) {
  return showToOrganizer("organizer", async (organizer) => {
    const [params, petitions] = await Promise.all([searchParams, listPetitions()]);
    const petition = petitions.find(({ slug }) => slug === params.petition) ?? petitions[0];
    const state = typeof params.state === "string" ? findState(params.state) : null;
    if (state && !mayDeliver(organizer, state.code)) notFound();
    const earlier = numberInput.safeParse(params.like);
    const like = earlier.success ? await findDelivery(organizer, earlier.data) : null;
    return (
      <ConsolePage
        title="New delivery"
        lead="It begins as a draft: you see who gets how many signatures, and the letter filled in, before anything is built."
      >
        <p>
          <a href="/console/deliveries" className="text-link">
            All deliveries
          </a>
        </p>
        <StateFilter
          path="/console/deliveries/new"
          petitions={petitionOptions(petitions)}
          states={ownStateOptions((code) => mayDeliver(organizer, code))}
          chosen={{ petition: petition?.slug ?? "", state: state?.code ?? "" }}
        />
        {petition && state ? <NewDeliveryForm {...{ organizer, petition, state, like }} /> : null}
      </ConsolePage>
    );
  });
}

interface NewDelivery {
  organizer: Organizer;
  petition: { id: number; slug: string };
  state: State;
  /** The delivery that it begins as a copy of. */
  like: OpenedDelivery | null;
}

/** The fields of a delivery, filled in like those of another one. Its cut-off stays empty, so that it is a new moment. */
const fieldsLike = ({ scope, chamber, committee, sinceDeliveryId, cover }: OpenedDelivery): Record<string, string> => ({
  scope,
  chamber: chamber ?? "",
  committee: committee?.name ?? "",
  lawmakers: committee?.lawmakerIds.join(" ") ?? "",
  since: String(sinceDeliveryId ?? ""),
  ...cover,
});

const chamberNames: Record<Chamber, string> = {
  upper: "upper chamber",
  lower: "lower chamber",
  legislature: "legislature",
};

async function NewDeliveryForm({ organizer, petition: { id, slug }, state: { code, name }, like }: NewDelivery) {
  const now = new Date();
  const [roster, lawmakers, deliveries] = await Promise.all([
    findRoster(code),
    listLawmakers(code, now),
    listDeliveries(organizer, { petitionId: id, state: code }),
  ]);
  return (
    <Section
      title={name.en}
      id="form"
      lead={
        roster
          ? `${lawmakers.length} lawmakers in office, by the roster.`
          : "No roster of this state is imported yet, so packets for each lawmaker or a committee cannot be made. Those for a chamber, the governor and the legislature can."
      }
    >
      {roster ? (
        <div className="mb-4 max-w-measure">
          <RosterDate state={code} roster={roster} now={now} />
        </div>
      ) : null}
      <DeliveryForm
        action={createAction}
        petition={slug}
        state={code}
        zone={zoneNameIn(timeZoneOfState(code), now)}
        initial={
          like?.state === code
            ? fieldsLike(like)
            : { scope: lawmakers.length > 0 ? "each_lawmaker" : "state", title: TITLE, text: LETTER }
        }
        finished={deliveries
          .filter(({ status }) => status === "ready")
          .map((delivery) => ({
            value: String(delivery.id),
            label: `No. ${delivery.id}, cut-off ${cutOffDay("en", delivery.cutOff, code)}`,
          }))}
        chambers={chambersOf(code)}
        lawmakers={lawmakers.map(({ id: value, name: label, chamber, district }) => ({
          value,
          label: `${label} (${chamberNames[chamber]}, district ${district})`,
        }))}
      />
    </Section>
  );
}
