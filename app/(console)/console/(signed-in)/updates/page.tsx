import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { UpdateTable } from "@/components/console/update-table";
import { ButtonLink } from "@/components/ui/button";
import { listPetitions } from "@/lib/petitions/queries";
import { listUpdates } from "@/lib/updates/queries";

export const metadata: Metadata = { title: "Updates" };

export default function UpdatesPage() {
  return showToOrganizer("organizer", async (organizer) => {
    const [updates, petitions] = await Promise.all([listUpdates(organizer), listPetitions()]);
    return (
      <ConsolePage
        title="Updates"
        lead="What you tell those who asked to hear what comes of a petition: by email, and on its page."
      >
        <Section title="Write one" id="write">
          <div className="flex flex-wrap gap-3">
            {petitions.map(({ slug, version }) => (
              <ButtonLink key={slug} href={`/console/updates/new?petition=${slug}`}>
                {petitions.length === 1 ? "Write an update" : `About “${version.content.en.title}”`}
              </ButtonLink>
            ))}
          </div>
        </Section>
        <Section title="Updates" id="all">
          {updates.length ? <UpdateTable updates={updates} /> : <Empty>None is written yet.</Empty>}
        </Section>
      </ConsolePage>
    );
  });
}
