import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage } from "@/components/console/console-page";
import { editionFormFields } from "@/components/console/petition-fields";
import { findState } from "@/lib/content/states";
import { openEdition } from "@/lib/petitions/editions/queries";
import { mayWritePetitions } from "@/lib/petitions/writing/rules";
import { editEditionAction } from "../../../actions";

export const metadata: Metadata = { title: "State edition" };

const LEAD =
  "It is shown as soon as it is saved. Sources and the month of their check are required. The log keeps what was there before.";

export default function EditionPage({ params }: PageProps<"/console/petitions/[slug]/editions/[state]">) {
  return showToOrganizer("organizer", async (organizer) => {
    const { slug, state: code } = await params;
    const state = findState(code.toUpperCase());
    const edition = state ? await openEdition(slug, state.code) : null;
    if (!state || !edition || !mayWritePetitions(organizer)) notFound();
    return (
      <ConsolePage title={`${state.name.en}: state edition`} lead={LEAD}>
        <a href={`/console/petitions/${slug}/editions`} className="w-fit text-link">
          All state editions
        </a>
        <ActionForm
          action={editEditionAction.bind(null, slug, state.code)}
          form="edition"
          submit="Save and show it"
          busy="Saving…"
          wide
          fields={editionFormFields(edition.fields, edition.basis)}
        />
      </ConsolePage>
    );
  });
}
