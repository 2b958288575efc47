import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { RemovalTable } from "@/components/console/removal-table";
import { ButtonLink } from "@/components/ui/button";
import { listRemovals, REMOVALS_LISTED_AT_ONCE } from "@/lib/signatures/removals/queries";
import { removalIdInput } from "@/lib/signatures/removals/schema";
import { stateNameOf } from "../options";

export const metadata: Metadata = { title: "Removals" };

export default function RemovalsPage({ searchParams }: PageProps<"/console/removals">) {
  return showToOrganizer("organizer", async (organizer) => {
    const { before } = await searchParams;
    const removals = await listRemovals(organizer, removalIdInput.safeParse(before).data ?? null);
    if (!removals) notFound();
    const oldest = removals.at(-1);
    return (
      <ConsolePage
        title="Removals in bulk"
        lead="A rule finds signatures that have something in common. You see which, and then remove all of them or none. A removal can be undone."
      >
        <p>
          <ButtonLink href="/console/removals/new">Write a rule</ButtonLink>
        </p>
        <Section title="Rules so far" id="removals">
          {removals.length ? (
            <RemovalTable removals={removals} nameOf={stateNameOf} />
          ) : (
            <Empty>{before ? "There are no older ones." : "No rule is written yet."}</Empty>
          )}
          {oldest && removals.length === REMOVALS_LISTED_AT_ONCE ? (
            <p className="mt-3">
              <a href={`/console/removals?before=${oldest.id}`} className="text-link">
                Older ones
              </a>
            </p>
          ) : null}
        </Section>
      </ConsolePage>
    );
  });
}
