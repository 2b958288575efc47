import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { AuditTable } from "@/components/console/audit-table";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { formatNumber } from "@/i18n/format";
import { listAuditEntries, listAuditEntriesOf } from "@/lib/audit/queries";
import { Time } from "@/components/console/time";
import { verifyAction } from "./actions";

export const metadata: Metadata = { title: "Log" };

const PAGE_LENGTH = 50;

export default function AuditPage({ searchParams }: PageProps<"/console/audit">) {
  return showToOrganizer("admin", async () => {
    const { before } = await searchParams;
    const [entries, [verified]] = await Promise.all([
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
        <Section title="Verify" id="verify" lead="Computes every hash again, from the first entry on.">
          {verified ? (
            <p className="mb-4 max-w-measure">
              Last verified on <Time at={verified.at} /> UTC: all {formatNumber("en", Number(verified.detail.entries))}{" "}
              entries were as they were written. The newest had the hash{" "}
              <code className="text-xs break-all">{String(verified.detail.head)}</code>.
            </p>
          ) : null}
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
