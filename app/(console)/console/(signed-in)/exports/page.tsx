import type { Metadata } from "next";

import { IfRecent } from "@/app/(console)/recent-sign-in";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { Notice } from "@/components/ui/notice";
import { organizerIdsIn } from "@/lib/audit/schema";
import { statesByName } from "@/lib/content/states";
import { getOwn } from "@/lib/get-own";
import { listOrganizerNames } from "@/lib/organizers/queries";
import { mayReadState } from "@/lib/organizers/rules";
import { listPetitions } from "@/lib/petitions/queries";
import { listExports } from "@/lib/signatures/export/queries";
import { REASON_LENGTH_MAX } from "@/lib/signatures/export/schema";
import { ExportForm } from "./export-form";
import { ExportTable } from "./export-table";
import { SpreadsheetSteps } from "./spreadsheet-steps";

export const metadata: Metadata = { title: "Exports" };

const RECENT_MAX = 25;

const problems: Record<string, string> = {
  petition: "Choose a petition from the list.",
  state: "Choose a state from the list.",
  district:
    "There is no such district in that state, or several have this name: choose its state, and write it like House 49.",
  reason: "Say in 3 to 200 characters what the file is for. It is kept in the log.",
  form: "The form could not be read. Please fill it in again.",
  busy: "Two exports are running already. Please try again in a minute.",
  unavailable: "The database cannot be reached at the moment. Please try again in a minute.",
};

export default function ExportsPage({ searchParams }: PageProps<"/console/exports">) {
  return showToOrganizer("organizer", async (organizer) => {
    const { problem } = await searchParams;
    const [petitions, exports] = await Promise.all([listPetitions(), listExports(organizer, RECENT_MAX)]);
    const names = await listOrganizerNames(organizerIdsIn(exports.map(({ actor }) => actor)));
    const message = getOwn(problems, problem);
    return (
      <ConsolePage
        title="Exports"
        lead="A file holds the confirmed signatures at the moment it is asked for: names, states, ZIP codes and comments, never email addresses. Who made it, when and why is kept in the log."
      >
        {message ? (
          <Notice tone="error" role="alert">
            {message}
          </Notice>
        ) : null}
        <IfRecent session={organizer} next="/console/exports">
          <ExportForm
            petitions={petitions.map(({ slug, version }) => ({ value: slug, label: version.content.en.title }))}
            states={statesByName("en")
              .filter(({ code }) => mayReadState(organizer, code))
              .map(({ code, name }) => ({ value: code, label: name.en }))}
            allStates={organizer.states === null ? "All states" : "All my states"}
            reasonLengthMax={REASON_LENGTH_MAX}
            newest={exports[0]?.logEntry ?? 0}
          />
        </IfRecent>
        <SpreadsheetSteps />
        <Section
          title="Finished exports"
          id="finished"
          lead={
            <>
              A file is listed here when its download is complete. One that broke off is not: delete what you have of
              it, and start again.{" "}
              <a href="/console/exports#finished" className="text-link">
                Load this list again
              </a>
            </>
          }
        >
          {exports.length ? (
            <ExportTable exports={exports} names={names} />
          ) : (
            <Empty>No export yet. The first one is listed here when its download is complete.</Empty>
          )}
        </Section>
      </ConsolePage>
    );
  });
}
