import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Section } from "@/components/console/console-page";
import { PaperTable } from "@/components/console/paper-table";
import { getOwn } from "@/lib/get-own";
import { LINES_READ_AT_ONCE, readBatch } from "@/lib/signatures/paper/queries";
import { batchIdInput } from "@/lib/signatures/paper/schema";
import { stateNameOf } from "../../options";
import { removePaperAction } from "../actions";

export const metadata: Metadata = { title: "Batch" };

const done: Record<string, string> = {
  removed: "The line no longer counts, and what was personal in it is erased. Your reason is kept.",
};

export default function BatchPage({ params, searchParams }: PageProps<"/console/paper/[id]">) {
  return showToOrganizer("organizer", async (organizer) => {
    const [{ id }, { done: what, after }] = await Promise.all([params, searchParams]);
    const known = batchIdInput.safeParse(id);
    const afterLine = batchIdInput.safeParse(after).data ?? 0;
    const batch = known.success ? await readBatch(organizer, known.data, afterLine) : null;
    if (!batch) notFound();
    const last = batch.lines.at(-1);
    return (
      <ConsolePage
        title={`Batch ${batch.reference}, ${stateNameOf(batch.state)}`}
        lead={`Each time you open this page is written into the log. Scan: ${batch.scanReference ?? "none"}.`}
        done={getOwn(done, what)}
      >
        <Section title="Lines" id="lines">
          <PaperTable
            lines={batch.lines.map((line) => ({ ...line, id: String(line.id) }))}
            removeAction={removePaperAction}
          />
          {last && batch.lines.length === LINES_READ_AT_ONCE ? (
            <p className="mt-3">
              <a href={`/console/paper/${id}?after=${last.line}`} className="text-link">
                Further lines
              </a>
            </p>
          ) : null}
        </Section>
      </ConsolePage>
    );
  });
}
