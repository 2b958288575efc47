import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { textFormFields } from "@/components/console/petition-fields";
import { SavedDrafts } from "@/components/console/saved-drafts";
import { getOwn } from "@/lib/get-own";
import { listOrganizers } from "@/lib/organizers/queries";
import { findSavedFields, findWriting, listSavedDrafts } from "@/lib/petitions/writing/queries";
import { mayWritePetitions } from "@/lib/petitions/writing/rules";
import { saveTextAction } from "../../actions";

export const metadata: Metadata = { title: "Text" };

const LEAD =
  "In English and Spanish, side by side. Saving publishes nothing: you see a preview first. Write plain text, without HTML.";

const done: Record<string, string> = {
  created: "The petition is begun. Write its text, and save as often as you like.",
};

export default function TextPage({ params, searchParams }: PageProps<"/console/petitions/[slug]/text">) {
  return showToOrganizer("organizer", async (organizer) => {
    const [{ slug }, { done: what, save }] = await Promise.all([params, searchParams]);
    const [writing, saves, organizers] = await Promise.all([
      findWriting(slug),
      listSavedDrafts(slug),
      listOrganizers(new Date()),
    ]);
    const colleagues = new Map(organizers.map(({ id, email }) => [id, email]));
    if (!writing || !mayWritePetitions(organizer)) notFound();
    const earlier = save === undefined ? null : await findSavedFields(slug, Number(save));
    if (save !== undefined && !earlier) notFound();
    const { revision, version } = writing.basis;
    return (
      <ConsolePage title={writing.fields.titleEn || slug} lead={LEAD} done={getOwn(done, what)}>
        <a href={`/console/petitions/${slug}`} className="w-fit text-link">
          The petition
        </a>
        <ActionForm
          action={saveTextAction.bind(null, slug)}
          form="text"
          submit="Save and preview"
          busy="Saving…"
          wide
          fields={textFormFields(earlier ?? writing.fields, `${revision}.${version}`, writing.goal)}
        />
        <Section title="Saves" id="saves" lead="Open an earlier one to take it up again. The newest 100 are kept.">
          {saves.length ? (
            <SavedDrafts slug={slug} saves={saves} colleagues={colleagues} />
          ) : (
            <Empty>Nothing is saved yet.</Empty>
          )}
        </Section>
      </ConsolePage>
    );
  });
}
