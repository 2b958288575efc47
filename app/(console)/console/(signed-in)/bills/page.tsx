import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { billFields, sponsorChoice } from "@/components/console/bill-fields";
import { BillTable } from "@/components/console/bill-table";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { StateFilter } from "@/components/console/state-filter";
import { findState } from "@/lib/content/states";
import { listBills } from "@/lib/deliveries/bills/queries";
import { getOwn } from "@/lib/get-own";
import { findRoster, listLawmakers } from "@/lib/lawmakers/queries";
import { mayReadState } from "@/lib/organizers/rules";
import { listPetitions } from "@/lib/petitions/queries";
import { ownStateOptions, petitionOptions } from "../options";
import { addBillAction } from "./actions";

export const metadata: Metadata = { title: "Bills" };

const LEAD =
  "What comes of the petition in each state. Each step has its day and its source, and is shown at once on the page of the state, on the scoreboard and in the feed.";

const done: Record<string, string> = {
  "taken-back": "The bill and its steps are not shown any more. The log keeps them, with your reason.",
};

export default function BillsPage({ searchParams }: PageProps<"/console/bills">) {
  return showToOrganizer("organizer", async (organizer) => {
    const [params, petitions] = await Promise.all([searchParams, listPetitions()]);
    const petition = petitions.find(({ slug }) => slug === params.petition) ?? petitions[0];
    const state = typeof params.state === "string" ? findState(params.state) : null;
    const bills = petition && state ? await listBills(organizer, { petition: petition.slug, state: state.code }) : [];
    if (!bills) notFound();
    const [lawmakers, roster] = state
      ? await Promise.all([listLawmakers(state.code, new Date()), findRoster(state.code)])
      : [[], null];
    const choices = petitionOptions(petitions);
    const states = ownStateOptions((code) => mayReadState(organizer, code));
    const chosen = { petition: petition?.slug ?? "", state: state?.code ?? "" };
    return (
      <ConsolePage title="Bills" lead={LEAD} done={getOwn(done, params.done)}>
        <StateFilter path="/console/bills" petitions={choices} states={states} chosen={chosen} />
        {petition && state ? (
          <Section title={state.name.en} id="found">
            {bills.length ? <BillTable bills={bills} /> : <Empty>No bill is recorded yet. Add one below.</Empty>}
          </Section>
        ) : null}
        <Section title="Add a bill" id="add">
          <ActionForm
            action={addBillAction}
            form="add-bill"
            submit="Add the bill"
            busy="Adding…"
            fields={[
              {
                kind: "select",
                name: "petition",
                label: "Petition",
                options: choices,
                value: chosen.petition,
                half: true,
              },
              {
                kind: "select",
                name: "state",
                label: "State",
                options: states,
                empty: "Choose a state",
                value: chosen.state,
                half: true,
              },
              ...billFields(sponsorChoice(lawmakers, roster)),
            ]}
          />
        </Section>
      </ConsolePage>
    );
  });
}
