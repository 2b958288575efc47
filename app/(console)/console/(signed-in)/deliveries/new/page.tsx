import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Section } from "@/components/console/console-page";
import { DeliveryForm } from "@/components/console/delivery-form";
import { StateFilter } from "@/components/console/state-filter";
import { findState, type State, statesByName } from "@/lib/content/states";
import { listDeliveries } from "@/lib/deliveries/queries";
import { mayDeliver } from "@/lib/deliveries/rules";
import { findRoster, listLawmakers } from "@/lib/lawmakers/queries";
import type { Organizer } from "@/lib/organizers/schema";
import { listPetitions } from "@/lib/petitions/queries";
import { createAction } from "../actions";

export const metadata: Metadata = { title: "New delivery" };

const LETTER = `Dear {recipient},

{signatures} people in {district} signed the petition “{petition}”. In {state} as a whole, {stateSignatures} people have signed it.

The law today: {law}

They ask: {ask}

Their names are on the following pages, as each of them chose to be shown. Each of them confirmed by email by {cutOff}.

With respect`;

export default function NewDeliveryPage({ searchParams }: PageProps<"/console/deliveries/new">) {
  return showToOrganizer("organizer", async (organizer) => {
    const [params, petitions] = await Promise.all([searchParams, listPetitions()]);
    const petition = petitions.find(({ slug }) => slug === params.petition) ?? petitions[0];
    const state = typeof params.state === "string" ? findState(params.state) : null;
    if (state && !mayDeliver(organizer, state.code)) notFound();
    return (
      <ConsolePage
        title="New delivery"
        lead="It begins as a draft: you see who gets how many signatures, and the letter filled in, before anything is built."
      >
        <StateFilter
          path="/console/deliveries/new"
          petitions={petitions.map(({ slug, version }) => ({ value: slug, label: version.content.en.title }))}
          states={statesByName("en")
            .filter(({ code }) => mayDeliver(organizer, code))
            .map(({ code, name }) => ({ value: code, label: name.en }))}
          chosen={{ petition: petition?.slug ?? "", state: state?.code ?? "" }}
        />
        {petition && state ? <NewDeliveryForm {...{ organizer, petition, state }} /> : null}
      </ConsolePage>
    );
  });
}

interface NewDelivery {
  organizer: Organizer;
  petition: { id: number; slug: string };
  state: State;
}

async function NewDeliveryForm({ organizer, petition: { id, slug }, state: { code, name } }: NewDelivery) {
  const [roster, lawmakers, deliveries] = await Promise.all([
    findRoster(code),
    listLawmakers(code, new Date()),
    listDeliveries(organizer, { petitionId: id, state: code }),
  ]);
  return (
    <Section
      title={name.en}
      id="form"
      lead={
        roster
          ? `Roster of ${roster.date.toISOString().slice(0, 10)}: ${lawmakers.length} lawmakers in office.`
          : "No roster of this state is imported yet: packets for each lawmaker or a committee cannot be made."
      }
    >
      <DeliveryForm
        action={createAction}
        petition={slug}
        state={code}
        letter={LETTER}
        finished={deliveries
          .filter(({ status }) => status === "ready")
          .map((delivery) => ({
            value: String(delivery.id),
            label: `No. ${delivery.id}, cut-off ${delivery.cutOff.toISOString().slice(0, 10)}`,
          }))}
        lawmakers={lawmakers.map(({ id: value, name: label, chamber, district }) => ({
          value,
          label: `${label} (${chamber}, district ${district})`,
        }))}
      />
    </Section>
  );
}
