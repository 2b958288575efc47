import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { updateOfStep } from "@/app/_web/pages/update-of-step";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage } from "@/components/console/console-page";
import { updateFields } from "@/components/console/update-fields";
import { listPetitions } from "@/lib/petitions/queries";
import { mayWriteUpdates } from "@/lib/updates/rules";
import { ownStateOptions } from "../../options";
import { writeUpdateAction } from "../actions";

export const metadata: Metadata = { title: "Write an update" };

export default function NewUpdatePage({ searchParams }: PageProps<"/console/updates/new">) {
  return showToOrganizer("organizer", async (organizer) => {
    const [params, petitions] = await Promise.all([searchParams, listPetitions()]);
    const petition = petitions.find(({ slug }) => slug === params.petition);
    if (!petition) notFound();
    const about = await updateOfStep(petition.slug, params.step);
    return (
      <ConsolePage
        title="Write an update"
        lead={`About “${petition.version.content.en.title}”. It begins as a draft: you see it as an email before anybody gets it.`}
      >
        <ActionForm
          action={writeUpdateAction.bind(null, petition.slug)}
          form="update"
          submit="Save the draft"
          busy="Saving…"
          wide
          fields={updateFields({
            content: about?.content ?? null,
            state: about?.state ?? null,
            update: null,
            states: ownStateOptions((code) => mayWriteUpdates(organizer, code)),
            districts: [],
          })}
        />
      </ConsolePage>
    );
  });
}
