import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { PetitionTable } from "@/components/console/petition-table";
import { Time } from "@/components/console/time";
import { ButtonLink } from "@/components/ui/button";
import { listPetitions } from "@/lib/petitions/queries";
import { listUnpublished } from "@/lib/petitions/writing/queries";
import { mayWritePetitions } from "@/lib/petitions/writing/rules";
import { countConfirmedOfPetitions } from "@/lib/signatures/tally/queries";

export const metadata: Metadata = { title: "Petitions" };

export default function PetitionsPage() {
  return showToOrganizer("viewer", async (organizer) => {
    const [petitions, unpublished, counts] = await Promise.all([
      listPetitions(),
      listUnpublished(),
      countConfirmedOfPetitions(),
    ]);
    return (
      <ConsolePage title="Petitions" lead="Their texts, their status, their goals and their state editions.">
        {mayWritePetitions(organizer) ? (
          <ButtonLink href="/console/petitions/new" variant="light" className="w-fit">
            Write a petition
          </ButtonLink>
        ) : null}
        {petitions.length === 0 ? (
          <Empty>No petition is published yet.</Empty>
        ) : (
          <PetitionTable
            petitions={petitions.map((petition) => ({ petition, confirmed: counts.get(petition.id) ?? 0 }))}
            now={new Date()}
          />
        )}
        {unpublished.length === 0 ? null : (
          <Section title="Being written" id="unpublished" lead="Nothing of these is published yet.">
            <ul>
              {unpublished.map(({ slug, title, savedAt }) => (
                <li key={slug}>
                  <a
                    href={`/console/petitions/${slug}`}
                    className="inline-flex min-h-11 items-center text-link [overflow-wrap:anywhere]"
                  >
                    {title || slug}
                  </a>{" "}
                  <span className="text-muted">
                    saved <Time at={savedAt} />
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </ConsolePage>
    );
  });
}
