import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { AuditDetail } from "@/lib/audit/schema";
import { Time } from "./time";

interface AuditRow {
  id: string;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  detail: AuditDetail;
}

/** Entries of the log. */
export function AuditTable({ entries }: { entries: AuditRow[] }) {
  return (
    <Table caption="Entries of the log, newest first. Times in UTC." stickyHead>
      <thead>
        <tr>
          <HeadCell numeric>Entry</HeadCell>
          <HeadCell>When</HeadCell>
          <HeadCell>Who</HeadCell>
          <HeadCell>Did</HeadCell>
          <HeadCell>To</HeadCell>
          <HeadCell>Detail</HeadCell>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, at, actor, action, subject, detail }) => (
          <tr key={id}>
            <RowHead className="text-right tabular-nums">{id}</RowHead>
            <Cell>
              <Time at={at} />
            </Cell>
            <Cell className="whitespace-nowrap">{actor}</Cell>
            <Cell className="whitespace-nowrap">{action}</Cell>
            <Cell className="whitespace-nowrap">{subject}</Cell>
            <Cell className="min-w-[16rem] break-words text-muted">{textOf(detail)}</Cell>
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
