import type { Metadata } from "next";

import { IfRecent } from "@/app/(console)/recent-sign-in";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { ListTable } from "@/components/console/list-report";
import { ListUploadForm } from "@/components/console/list-upload-form";
import { Notice } from "@/components/ui/notice";
import { getOwn } from "@/lib/get-own";
import { listPetitions } from "@/lib/petitions/queries";
import { listSignerLists } from "@/lib/signatures/lists/queries";
import { petitionOptions } from "../options";

export const metadata: Metadata = { title: "Lists" };

const LEAD =
  "People who signed elsewhere, such as in an export of Action Network or ActionKit. Each gets one email that says where their address is from, and counts only if they confirm. Exports that have no email addresses, as those of Change.org for most petitions, cannot be used.";

const problems: Record<string, { field: string; message: string }> = {
  petition: { field: "petition", message: "Choose a petition" },
  "no-such-petition": { field: "petition", message: "Choose a petition" },
  origin: { field: "origin", message: "Write where and when these people signed, in at most 200 characters" },
  locale: { field: "locale", message: "Choose a language" },
  agreed: { field: "agreed", message: "Say that these people agreed to be written to about this petition" },
  file: { field: "file", message: "Choose a file" },
  empty: { field: "file", message: "The file has a header at most. Choose one with people in it" },
  "too-long": { field: "file", message: "A list has at most 20,000 lines and 8 megabytes. Bring it as several files" },
  "no-table": { field: "file", message: "The file cannot be read as a table. Save it as CSV and try again" },
  "wrong-encoding": {
    field: "file",
    message: "The file is neither UTF-8 nor UTF-16. Save it as CSV with the encoding UTF-8 and try again",
  },
};

export default function ListsPage({ searchParams }: PageProps<"/console/lists">) {
  return showToOrganizer("admin", async (organizer) => {
    const [params, petitions, lists] = await Promise.all([searchParams, listPetitions(), listSignerLists(organizer)]);
    const problem = getOwn(problems, params.problem) ?? null;
    const values = Object.fromEntries(
      Object.entries(params).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    );
    return (
      <ConsolePage title="Lists of people who signed elsewhere" lead={LEAD}>
        <Section title="All" id="all">
          {lists.length ? <ListTable lists={lists} /> : <Empty>No list yet.</Empty>}
        </Section>
        <Section title="Bring a list" id="add">
          {problem ? (
            <Notice tone="error" role="alert" className="mb-4 max-w-measure">
              Nothing was kept. {problem.message}.
            </Notice>
          ) : params.problem === "unavailable" ? (
            <Notice tone="error" role="alert" className="mb-4 max-w-measure">
              The list could not be saved at the moment. Please bring it again in a minute.
            </Notice>
          ) : null}
          <IfRecent session={organizer} next="/console/lists">
            <ListUploadForm petitions={petitionOptions(petitions)} values={values} problem={problem} />
          </IfRecent>
        </Section>
      </ConsolePage>
    );
  });
}
