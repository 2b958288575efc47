import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Section } from "@/components/console/console-page";
import { TextDifferences } from "@/components/console/text-differences";
import { findPetitionVersion } from "@/lib/petitions/queries";
import { differencesBetween } from "@/lib/petitions/writing/differences";
import { fieldsOfContent } from "@/lib/petitions/writing/rules";

export const metadata: Metadata = { title: "Differences" };

/** What differs between two versions: `from` and `to` are their numbers. */
export default function VersionsPage({ params, searchParams }: PageProps<"/console/petitions/[slug]/versions">) {
  return showToOrganizer("viewer", async () => {
    const [{ slug }, { from, to }] = await Promise.all([params, searchParams]);
    const [before, after] = await Promise.all([
      findPetitionVersion(slug, Number(from)),
      findPetitionVersion(slug, Number(to)),
    ]);
    if (!before || !after) notFound();
    return (
      <ConsolePage
        title={`Versions ${before.number} and ${after.number}`}
        lead="What was taken away is struck through, and what was added is underlined."
      >
        <a href={`/console/petitions/${slug}`} className="w-fit text-link">
          The petition
        </a>
        <Section title="Differences" id="differences">
          <TextDifferences
            differences={differencesBetween(fieldsOfContent(before.content), fieldsOfContent(after.content))}
          />
        </Section>
      </ConsolePage>
    );
  });
}
