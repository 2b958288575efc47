import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { AuditTable } from "@/components/console/audit-table";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { Verification } from "@/components/console/verification";
import { listAuditEntries, listAuditEntriesOf } from "@/lib/audit/queries";
import { verifyAction } from "./actions";

export const metadata: Metadata = { title: "Log" };

const PAGE_LENGTH = 50;

export default function AuditPage({ searchParams }: PageProps<"/console/audit">) {
  return showToOrganizer("admin", async () => {
    const { before, verified } = await searchParams;
    const [entries, [newest]] = await Promise.all([
      listAuditEntries({
        ...(typeof before === "string" && /^[1-9][0-9]{0,17}$/.test(before) ? { before: BigInt(before) } : {}),
        limit: PAGE_LENGTH,
      }),
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
          {entries.length ? (
            <AuditTable entries={entries.map((entry) => ({ ...entry, id: String(entry.id) }))} />
          ) : (
            <Empty>Nothing is before this.</Empty>
          )}
          {oldest && entries.length === PAGE_LENGTH ? (
            <p className="mt-3">
              <a href={`/console/audit?before=${oldest.id}`} className="text-link">
                Older entries
              </a>
            </p>
          ) : null}
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
