import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { AuditDetail } from "@/lib/audit/schema";
import { Time } from "./time";

interface AuditRow {
  id: string;
  at: Date;
  sentence: string;
  actor: string;
  action: string;
  subject: string;
  detail: AuditDetail;
}

/** Entries of the log as sentences, each with what is stored of it. */
export function AuditTable({ entries }: { entries: AuditRow[] }) {
  return (
    <Table caption="Entries of the log, newest first" stickyHead>
      <thead>
        <tr>
          <HeadCell numeric>Entry</HeadCell>
          <HeadCell>When</HeadCell>
          <HeadCell>What</HeadCell>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, at, sentence, actor, action, subject, detail }) => (
          <tr key={id}>
            <RowHead className="text-right tabular-nums">{id}</RowHead>
            <Cell>
              <Time at={at} />
            </Cell>
            <Cell className="min-w-[16rem] [overflow-wrap:anywhere]">
              {sentence}
              <details className="text-muted">
                <summary className="cursor-pointer py-1 text-sm">As it is stored</summary>
                <p>
                  {[actor, action, subject].join(" · ")}
                  <br />
                  {textOf(detail)}
                </p>
              </details>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function textOf(detail: AuditDetail): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(" · ");
}
