import { Section } from "@/components/console/console-page";
import { HoldTable } from "@/components/console/hold-table";
import { listOrganizerNames } from "@/lib/organizers/queries";
import { listHolds } from "@/lib/petitions/holds/queries";
import type { Petition } from "@/lib/petitions/schema";

interface HoldsProps {
  petition: Petition;
  /** Whether the organizer may place and lift them. */
  mayRun: boolean;
}

/** The legal holds on a petition. Nothing where there are none. */
export async function Holds({ petition, mayRun }: HoldsProps) {
  const holds = await listHolds(petition.id);
  if (holds.length === 0) return null;
  const names = await listOrganizerNames(holds.map(({ placedBy }) => placedBy));
  return (
    <Section title="Legal holds" id="holds" lead="While one is on it, nothing of this petition expires.">
      <HoldTable
        holds={holds.map((hold) => ({
          ...hold,
          petition: petition.version.content.en.title,
          by: names.get(hold.placedBy) ?? `Organizer ${hold.placedBy}`,
          liftAction: null,
        }))}
      />
      {mayRun ? (
        <a href="/console/settings/retention#holds" className="mt-3 inline-flex min-h-11 items-center text-link">
          Place or lift holds
        </a>
      ) : null}
    </Section>
  );
}
