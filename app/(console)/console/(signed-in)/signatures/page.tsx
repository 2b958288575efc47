import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { chosenTimeZone } from "@/app/(console)/time-zone";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage, Section } from "@/components/console/console-page";
import { searchFields } from "@/components/console/search-fields";
import { ReinstateForm } from "@/components/console/signature-table";
import { mayReadState } from "@/lib/organizers/rules";
import { listPetitions } from "@/lib/petitions/queries";
import { findDistrictName } from "@/lib/signatures/export/districts";
import { signatureIdInput } from "@/lib/signatures/moderation/schema";
import { readSignatures } from "@/lib/signatures/search/queries";
import { zoneLabelOf } from "@/lib/time-zone";
import { ownStateOptions, petitionOptions } from "../options";
import { reinstateAction, searchAction } from "./actions";
import { queryOf, readChoice } from "./choice";
import { FoundSignatures } from "./found-signatures";

export const metadata: Metadata = { title: "Signatures" };

export default function SignaturesPage({ searchParams }: PageProps<"/console/signatures">) {
  return showToOrganizer("organizer", async (organizer) => {
    const [params, petitions] = await Promise.all([searchParams, listPetitions()]);
    const choice = readChoice(params);
    const timeZone = await chosenTimeZone();
    const petition = petitions.find(({ slug }) => slug === choice.petition);
    const signatures = petition ? await readSignatures(organizer, { ...choice, petition, timeZone }) : [];
    if (!signatures) notFound();
    const removed = params.done === "removed" ? signatureIdInput.safeParse(params.undo) : null;
    return (
      <ConsolePage
        title="Signatures"
        lead="Fifty at a time, newest first. Each page you open here is written into the log."
        done={
          params.done === "reinstated"
            ? "The signature is back: it counts again, unless it waits to be looked at."
            : undefined
        }
      >
        {removed?.success ? (
          <div role="status" className="grid gap-2 rounded-md bg-raised p-4">
            <p>The signature no longer counts. It is kept, with your reason.</p>
            <ReinstateForm
              id={String(removed.data)}
              list={String(queryOf(choice))}
              action={reinstateAction}
              submit="Undo"
            />
          </div>
        ) : null}
        <Section title="Look for" id="search">
          <ActionForm
            action={searchAction}
            form="search"
            submit="Show"
            busy="Looking…"
            fields={searchFields(choice, {
              petitions: petitionOptions(petitions),
              states: ownStateOptions((code) => mayReadState(organizer, code)),
              zoneName: zoneLabelOf(timeZone),
              districtName: choice.district && (await findDistrictName(choice.district)),
            })}
          />
        </Section>
        {petition ? <FoundSignatures choice={choice} signatures={signatures} /> : null}
      </ConsolePage>
    );
  });
}
