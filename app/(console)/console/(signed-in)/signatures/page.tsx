import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { SignatureTable } from "@/components/console/signature-table";
import { StateFilter } from "@/components/console/state-filter";
import { findState } from "@/lib/content/states";
import { mayReadState } from "@/lib/organizers/rules";
import { listPetitions } from "@/lib/petitions/queries";
import { readSignatures, SIGNATURES_READ_AT_ONCE } from "@/lib/signatures/moderation/queries";
import { ownStateOptions, petitionOptions } from "../options";
import { reinstateAction, removeAction } from "./actions";
import { readChoice } from "./choice";
import { getOwn } from "@/lib/get-own";

export const metadata: Metadata = { title: "Signatures" };

const statuses = [
  { value: "confirmed", label: "Confirmed" },
  { value: "removed", label: "Removed by organizers" },
];

const done: Record<string, string> = {
  removed: "The signature no longer counts. It is kept, with your reason, and can be counted again.",
  reinstated: "The signature counts again.",
};

export default function SignaturesPage({ searchParams }: PageProps<"/console/signatures">) {
  return showToOrganizer("organizer", async (organizer) => {
    const [params, petitions] = await Promise.all([searchParams, listPetitions()]);
    const choice = readChoice(params);
    const petition = petitions.find(({ slug }) => slug === choice.petition);
    const state = choice.state ? findState(choice.state) : null;
    const signatures =
      petition && state
        ? await readSignatures(organizer, { petition, state: state.code, status: choice.status, before: choice.before })
        : [];
    if (!signatures) notFound();
    const oldest = signatures.at(-1);
    return (
      <ConsolePage
        title="Signatures"
        lead="Fifty of one state at a time. Each page you open here is written into the log."
        done={getOwn(done, params.done)}
      >
        <StateFilter
          path="/console/signatures"
          petitions={petitionOptions(petitions)}
          states={ownStateOptions((code) => mayReadState(organizer, code))}
          chosen={choice}
          also={{ name: "status", label: "Status", options: statuses, chosen: choice.status }}
        />
        {petition && state ? (
          <Section title={`${state.name.en}: ${choice.status}`} id="found">
            {signatures.length ? (
              <SignatureTable
                signatures={signatures.map((signature) => ({ ...signature, id: String(signature.id) }))}
                removeAction={removeAction}
                reinstateAction={reinstateAction}
              />
            ) : (
              <Empty>
                {choice.before ? "There are no older ones." : `No ${choice.status} signature from here yet.`}
              </Empty>
            )}
            {oldest && signatures.length === SIGNATURES_READ_AT_ONCE ? (
              <p className="mt-3">
                <a
                  href={`/console/signatures?petition=${petition.slug}&state=${state.code}&status=${choice.status}&before=${oldest.id}`}
                  className="text-link"
                >
                  Older ones
                </a>
              </p>
            ) : null}
          </Section>
        ) : null}
      </ConsolePage>
    );
  });
}
