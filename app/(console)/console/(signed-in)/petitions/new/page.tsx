import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage } from "@/components/console/console-page";
import { fieldLabels } from "@/components/console/petition-words";
import { mayWritePetitions } from "@/lib/petitions/writing/rules";
import { createPetitionAction } from "../actions";

export const metadata: Metadata = { title: "Write a petition" };

const LEAD = "Begin with its title and its URL. Nothing is public until the text is published and an admin opens it.";

export default function NewPetitionPage() {
  return showToOrganizer("organizer", async (organizer) => {
    if (!mayWritePetitions(organizer)) notFound();
    return (
      <ConsolePage title="Write a petition" lead={LEAD}>
        <ActionForm
          action={createPetitionAction}
          form="new"
          submit="Begin writing"
          busy="Saving…"
          fields={[
            { kind: "text", name: "titleEn", label: fieldLabels.titleEn, maxLength: 90, lang: "en", half: true },
            { kind: "text", name: "titleEs", label: fieldLabels.titleEs, maxLength: 90, lang: "es", half: true },
            {
              kind: "text",
              name: "slug",
              label: "URL",
              hint: "Small letters, digits and hyphens, like fair-records. It follows /petitions/ and cannot change later.",
              maxLength: 60,
              half: true,
            },
            {
              kind: "text",
              name: "goal",
              label: "Goal",
              hint: "How many signatures, like 75,000. Each state has its share of it.",
              half: true,
            },
          ]}
        />
      </ConsolePage>
    );
  });
}
