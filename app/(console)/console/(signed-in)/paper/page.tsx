import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { BatchTable } from "@/components/console/batch-table";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { PaperForm, PaperUpload } from "@/components/console/paper-form";
import { StateFilter } from "@/components/console/state-filter";
import { findState } from "@/lib/content/states";
import { mayEnterPaper } from "@/lib/organizers/rules";
import { listPetitions } from "@/lib/petitions/queries";
import { listBatches } from "@/lib/signatures/paper/queries";
import { PAPER_FORM_LINES } from "@/lib/signatures/paper/schema";
import { ownStateOptions, petitionOptions } from "../options";
import { enterBatchAction, uploadBatchAction } from "./actions";

export const metadata: Metadata = { title: "Paper" };

export default function PaperPage({ searchParams }: PageProps<"/console/paper">) {
  return showToOrganizer("organizer", async (organizer) => {
    const [params, petitions] = await Promise.all([searchParams, listPetitions()]);
    const petition = petitions.find(({ slug }) => slug === params.petition) ?? petitions[0];
    const state = typeof params.state === "string" ? findState(params.state) : null;
    const batches =
      petition && state ? await listBatches(organizer, { petition: petition.slug, state: state.code }) : [];
    if (!batches) notFound();
    const choices = {
      petitions: petitionOptions(petitions),
      states: ownStateOptions((code) => mayEnterPaper(organizer, code)),
      chosen: { petition: petition?.slug ?? "", state: state?.code ?? "" },
    };
    return (
      <ConsolePage
        title="Signatures on paper"
        lead="They are counted and shown apart from the online ones. Everything you enter is sealed and logged."
        done={whatWasDone(params)}
      >
        <StateFilter path="/console/paper" {...choices} />
        {petition && state ? (
          <Section title={`Entered for ${state.inSentence.en}`} id="found">
            {batches.length ? (
              <BatchTable batches={batches} />
            ) : (
              <Empty>No sheet of {state.inSentence.en} is entered yet. Enter one below.</Empty>
            )}
          </Section>
        ) : null}
        <Section
          title="Enter a sheet"
          id="enter"
          lead="One sheet is one batch. Empty lines are left out. All lines are saved, or none."
        >
          <PaperForm action={enterBatchAction} lines={PAPER_FORM_LINES} {...choices} />
        </Section>
        <Section title="Enter a CSV file" id="upload" lead="For sheets that were typed elsewhere, 5,000 lines at most.">
          <PaperUpload action={uploadBatchAction} {...choices} />
        </Section>
      </ConsolePage>
    );
  });
}

/** What the last form did, from the query. Numbers that are none are left out. */
function whatWasDone({ done, counted, doubles }: Record<string, string | string[] | undefined>): string | undefined {
  if (done === "repeated") return "This batch was entered before. Nothing was changed.";
  if (done !== "entered") return undefined;
  const [lines, double] = [counted, doubles].map((text) => (/^\d{1,5}$/.test(String(text)) ? Number(text) : 0));
  return `${lines} counted${double ? `, and ${double} not counted, because these people are counted already` : ""}.`;
}
