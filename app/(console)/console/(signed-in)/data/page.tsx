import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { stateOptions } from "@/app/_web/forms/state-options";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { DataUploadForm } from "@/components/console/data-upload-form";
import { ImportTable, UploadTable } from "@/components/console/data-tables";
import { Notice } from "@/components/ui/notice";
import { organizerIdsIn } from "@/lib/audit/schema";
import { getOwn } from "@/lib/get-own";
import { listDataImports } from "@/lib/lawmakers/queries";
import { SHIPPED } from "@/lib/lawmakers/schema";
import { listUploads } from "@/lib/lawmakers/uploads/queries";
import { UPLOAD_FILES_MAX } from "@/lib/lawmakers/uploads/schema";
import { listOrganizerNames } from "@/lib/organizers/queries";
import { stateNameOf } from "../options";

export const metadata: Metadata = { title: "Data" };

// One import of each kind for each state.
const IMPORTS_SHOWN = 160;

const problems: Record<string, string> = {
  file: "Please choose a file.",
  empty: "A file is empty.",
  "too-long":
    "The files have more than 32 megabytes together. Send fewer at a time, or import them on the server, with npm run import.",
  "too-many": `These are more than ${UPLOAD_FILES_MAX} files. Send fewer at a time.`,
  dated:
    "Say the day of the data, one such as 2026-08-05 that is not in the future. A roster needs it: it decides whose term may have ended.",
  plan: "The plan is a year such as 2024.",
  state: "There is no such state.",
  unavailable: "The database is away. Please choose the files again in a minute.",
};

// The fields of the form, which come back in the query where the form was refused.
const FIELDS = ["kind", "state", "dated", "plan", "source", "partial"];

export default function DataPage({ searchParams }: PageProps<"/console/data">) {
  return showToOrganizer("admin", async () => {
    const [query, imports, uploads] = await Promise.all([searchParams, listDataImports(IMPORTS_SHOWN), listUploads()]);
    const { problem } = query;
    const values = Object.fromEntries(FIELDS.map((name) => [name, typeof query[name] === "string" ? query[name] : ""]));
    const shipped = imports.filter(({ actor }) => actor === SHIPPED);
    const own = imports
      .filter(({ actor }) => actor !== SHIPPED)
      .map((each) => ({ ...each, stateName: each.state === null ? "Several" : stateNameOf(each.state) }));
    const names = await listOrganizerNames(organizerIdsIn([...uploads, ...own].map(({ actor }) => actor)));
    const trouble = typeof problem === "string" ? (getOwn(problems, problem) ?? "Please check the form.") : null;
    return (
      <ConsolePage
        title="Data"
        lead="Districts and lawmakers come from public files. What is here is shown with its date on every page that names a lawmaker."
      >
        <Section
          title="Import files"
          id="import"
          lead="They are tried first, and nothing changes until you have seen what would."
        >
          {trouble ? (
            <Notice tone="error" role="alert" className="mb-4 max-w-measure">
              {trouble} The files have to be chosen again.
            </Notice>
          ) : null}
          <DataUploadForm states={stateOptions("en")} values={values} />
        </Section>
        <Section title="Uploads" id="uploads">
          {uploads.length > 0 ? (
            <UploadTable uploads={uploads} names={names} />
          ) : (
            <Empty>No file was uploaded in the last days.</Empty>
          )}
        </Section>
        <Section title="Imported" id="imported" lead="The newest imports, one line for each state and kind.">
          {shipped[0] ? (
            <p className="mb-4 max-w-measure">
              The districts of {shipped.length} states come with this software, as drawn for the plan of{" "}
              {shipped[0].version}. A list that you import takes the place of its states.
            </p>
          ) : null}
          {own.length > 0 ? (
            <ImportTable imports={own} names={names} />
          ) : (
            <Empty>Nobody has imported anything yet.</Empty>
          )}
        </Section>
      </ConsolePage>
    );
  });
}
