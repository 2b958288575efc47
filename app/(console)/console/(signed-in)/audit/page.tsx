import type { Metadata } from "next";

import { stateOptions } from "@/app/_web/forms/state-options";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { chosenTimeZone } from "@/app/(console)/time-zone";
import { ActionForm } from "@/components/console/action-form";
import { AuditTable } from "@/components/console/audit-table";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { LogFileForm, LogFilter } from "@/components/console/log-filter";
import { Verification } from "@/components/console/verification";
import { listAuditEntriesOf } from "@/lib/audit/queries";
import { filterOf, logFilterInput } from "@/lib/organizers/log/schema";
import { verifyAction } from "./actions";
import { actorOptions, ENTRIES_SHOWN, groupOptions, listTold, olderPath } from "./filtered";

export const metadata: Metadata = { title: "Log" };

export default function AuditPage({ searchParams }: PageProps<"/console/audit">) {
  return showToOrganizer("admin", async () => {
    const { before, verified, ...params } = await searchParams;
    const chosen = logFilterInput.parse(params);
    const filter = filterOf(chosen, await chosenTimeZone());
    const after = typeof before === "string" && /^[1-9][0-9]{0,17}$/.test(before) ? BigInt(before) : null;
    const [entries, actors, [newest]] = await Promise.all([
      listTold(filter, after),
      actorOptions(new Date()),
      listAuditEntriesOf({ action: "log-verified", actor: null, limit: 1 }),
    ]);
    const oldest = entries.at(-1);
    return (
      <ConsolePage
        title="Log"
        lead="What organizers did: who signed in, read, exported, removed or changed what, and why. Each entry carries the hash of the one before, so a change shows."
      >
        <Section title="Verify" id="verify" lead={<VerifyLead />}>
          {newest ? <Verification {...newest} isNew={String(newest.id) === verified} /> : null}
          <ActionForm action={verifyAction} form="verify" submit="Verify the log now" busy="Verifying…" />
        </Section>
        <Section title="Entries" id="entries">
          <LogFilter actors={actors} groups={groupOptions} states={stateOptions("en")} chosen={chosen} />
          <div className="mt-6">
            {entries.length ? <AuditTable entries={entries} /> : <Empty>No entry is as you chose.</Empty>}
          </div>
          {oldest && entries.length === ENTRIES_SHOWN ? (
            <p className="mt-3">
              <a href={olderPath(chosen, oldest.id)} className="text-link">
                Older entries
              </a>
            </p>
          ) : null}
          <LogFileForm chosen={chosen} />
        </Section>
      </ConsolePage>
    );
  });
}

function VerifyLead() {
  return (
    <>
      Computes every hash again, from the first entry on, and compares the hashes that were published. The{" "}
      <a href="/api/audit-head" className="text-link">
        newest hash
      </a>{" "}
      is published once a day: anyone who keeps it elsewhere can tell later whether the log before it was rewritten.
    </>
  );
}
