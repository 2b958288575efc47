import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage } from "@/components/console/console-page";
import { EditionTable } from "@/components/console/edition-table";
import { states } from "@/lib/content/states";
import { getOwn } from "@/lib/get-own";
import { listEditions } from "@/lib/petitions/editions/queries";
import { findCurrentPetition } from "@/lib/petitions/queries";
import { mayWritePetitions } from "@/lib/petitions/writing/rules";

export const metadata: Metadata = { title: "State editions" };

const LEAD =
  "The petition with the law of one state beside it. What you write here stays through every update of the site; the rest of the law follows the site.";

const done: Record<string, string> = { edited: "The edition is saved. It is shown from now on." };

export default function EditionsPage({ params, searchParams }: PageProps<"/console/petitions/[slug]/editions">) {
  return showToOrganizer("viewer", async (organizer) => {
    const [{ slug }, { done: what }] = await Promise.all([params, searchParams]);
    const [petition, editions] = await Promise.all([findCurrentPetition(slug), listEditions(slug)]);
    if (!petition) notFound();
    const known = new Map(editions.map((edition) => [edition.state, edition]));
    return (
      <ConsolePage title={`State editions: ${petition.version.content.en.title}`} lead={LEAD} done={getOwn(done, what)}>
        <a href={`/console/petitions/${slug}`} className="w-fit text-link">
          The petition
        </a>
        <EditionTable
          slug={slug}
          mayEdit={mayWritePetitions(organizer)}
          rows={states.map(({ code, name }) => ({ code, name: name.en, edition: known.get(code) ?? null }))}
        />
      </ConsolePage>
    );
  });
}
