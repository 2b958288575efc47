import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Section } from "@/components/console/console-page";
import { PetitionSettings } from "@/components/console/petition-settings";
import { changeCopy, statusWord } from "@/components/console/petition-words";
import { StatusChanges } from "@/components/console/status-changes";
import { VersionList } from "@/components/console/version-list";
import { states } from "@/lib/content/states";
import { getOwn } from "@/lib/get-own";
import { changesOf, mayRunPetitions, maySetClosing } from "@/lib/petitions/life/rules";
import { findCurrentPetition, listPetitionVersions } from "@/lib/petitions/queries";
import { isPublic } from "@/lib/petitions/rules";
import { findWriting } from "@/lib/petitions/writing/queries";
import { findTally } from "@/lib/signatures/tally/queries";
import { changeStatusAction, setClosingAction, setGoalAction, setStateGoalAction } from "./actions";
import { Holds } from "./holds";

export const metadata: Metadata = { title: "Petition" };

const done: Record<string, string> = {
  ...Object.fromEntries(Object.entries(changeCopy).map(([change, copy]) => [change, copy.done])),
  published: "The text is published.",
  goal: "The goal is changed. It is shown from now on.",
  "state-goal": "The goal of the state is changed. It is shown from now on.",
  closing: "The closing time is changed.",
};

export default function PetitionPage({ params, searchParams }: PageProps<"/console/petitions/[slug]">) {
  return showToOrganizer("viewer", async (organizer) => {
    const [{ slug }, { done: what }] = await Promise.all([params, searchParams]);
    const [petition, writing, versions] = await Promise.all([
      findCurrentPetition(slug),
      findWriting(slug),
      listPetitionVersions(slug),
    ]);
    if (!writing) notFound();
    const now = new Date();
    const title = writing.fields.titleEn || slug;
    if (!petition)
      return (
        <ConsolePage title={title} lead="Being written. Nothing of it is published." done={getOwn(done, what)}>
          <PetitionLinks slug={slug} hasDraft isShown={false} isPublished={false} />
        </ConsolePage>
      );
    const { confirmed } = await findTally(petition.id);
    const lead = `${statusWord(petition, now)} · ${confirmed.toLocaleString("en-US")} of ${petition.goal.toLocaleString("en-US")} signatures · version ${petition.version.number} · English and Spanish`;
    const mayRun = mayRunPetitions(organizer);
    return (
      <ConsolePage title={petition.version.content.en.title} lead={lead} done={getOwn(done, what)}>
        <PetitionLinks slug={slug} hasDraft={writing.draft !== null} isShown={isPublic(petition, now)} isPublished />
        {mayRun ? (
          <Section title="Status" id="status" lead="Each change holds at once for everybody, and is in the log.">
            <StatusChanges
              changes={changesOf(petition, now).map((change) => ({
                change,
                action: changeStatusAction.bind(null, slug, change),
              }))}
            />
          </Section>
        ) : null}
        <PetitionSettings
          petition={petition}
          states={states.map(({ code, name }) => ({ code, name: name.en }))}
          goalAction={mayRun ? setGoalAction.bind(null, slug) : null}
          stateGoalAction={mayRun ? setStateGoalAction.bind(null, slug) : null}
          closingAction={mayRun && maySetClosing(petition) ? setClosingAction.bind(null, slug) : null}
        />
        <Holds petition={petition} mayRun={mayRun} />
        <Section title="Versions" id="versions" lead="Each signature keeps the version that was signed.">
          <VersionList slug={slug} versions={versions} />
        </Section>
      </ConsolePage>
    );
  });
}

function PetitionLinks({ slug, hasDraft, isShown, isPublished }: PetitionLinksProps) {
  const own = `/console/petitions/${slug}`;
  const links = [
    { href: `${own}/text`, label: "Write the text", shown: true },
    { href: `${own}/preview`, label: hasDraft ? "Preview and publish" : "Preview", shown: true },
    { href: `${own}/editions`, label: "State editions", shown: isPublished },
    { href: `/petitions/${slug}`, label: "The public page", shown: isShown },
    { href: `/console/signatures?petition=${slug}`, label: "Signatures", shown: isPublished },
  ];
  return (
    <nav aria-label="This petition" className="flex flex-wrap gap-x-6">
      {links
        .filter(({ shown }) => shown)
        .map(({ href, label }) => (
          <a key={href} href={href} className="inline-flex min-h-11 items-center text-link">
            {label}
          </a>
        ))}
    </nav>
  );
}

interface PetitionLinksProps {
  slug: string;
  hasDraft: boolean;
  isShown: boolean;
  isPublished: boolean;
}
