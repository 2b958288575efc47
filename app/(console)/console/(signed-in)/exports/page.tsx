import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { ExportForm } from "@/components/console/export-form";
import { ExportTable } from "@/components/console/export-table";
import { Notice } from "@/components/ui/notice";
import { listAuditEntriesOf } from "@/lib/audit/queries";
import { actorOf } from "@/lib/audit/schema";
import { statesByName } from "@/lib/content/states";
import { mayReadLog, mayReadState } from "@/lib/organizers/rules";
import { listPetitions } from "@/lib/petitions/queries";
import { manifestOf } from "@/lib/signatures/export/rules";
import { getOwn } from "@/lib/get-own";

export const metadata: Metadata = { title: "Exports" };

const RECENT_MAX = 25;

const problems: Record<string, string> = {
  petition: "Choose a petition from the list.",
  state: "Choose a state from the list.",
  reason: "Say in 3 to 200 characters what the file is for. It is kept in the log.",
  form: "The form could not be read. Please fill it in again.",
  busy: "Two exports are running already. Please try again in a minute.",
  unavailable: "The database cannot be reached at the moment. Please try again in a minute.",
};

export default function ExportsPage({ searchParams }: PageProps<"/console/exports">) {
  return showToOrganizer("organizer", async (organizer) => {
    const { problem } = await searchParams;
    const actor = mayReadLog(organizer) ? null : actorOf(organizer.id);
    const [petitions, entries] = await Promise.all([
      listPetitions(),
      listAuditEntriesOf({ action: "export-finished", actor, limit: RECENT_MAX }),
    ]);
    const exports = entries.flatMap((entry) => {
      const manifest = manifestOf(entry);
      return manifest ? [{ ...manifest, at: entry.at, actor: entry.actor, reason: String(entry.detail.reason) }] : [];
    });
    const sentence = getOwn(problems, problem);
    return (
      <ConsolePage
        title="Exports"
        lead="A file holds the confirmed signatures at the moment it is asked for: names, states, ZIP codes and comments, never email addresses. Who made it, when and why is kept in the log."
      >
        {sentence ? (
          <Notice tone="error" role="alert">
            {sentence}
          </Notice>
        ) : null}
        <ExportForm
          petitions={petitions.map(({ slug, version }) => ({ value: slug, label: version.content.en.title }))}
          states={statesByName("en")
            .filter(({ code }) => mayReadState(organizer, code))
            .map(({ code, name }) => ({ value: code, label: name.en }))}
          allStates={organizer.states === null ? "All states" : "All my states"}
        />
        <Section
          title="Finished exports"
          id="finished"
          lead="A download that broke off is not listed here: delete what you have of it, and start again."
        >
          {exports.length ? (
            <ExportTable exports={exports} />
          ) : (
            <Empty>No export yet. The first one is listed here as soon as its download is complete.</Empty>
          )}
        </Section>
      </ConsolePage>
    );
  });
}
