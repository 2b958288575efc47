import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { actorName } from "@/components/console/audit-sentence";
import { Time } from "@/components/console/time";
import type { FinishedExport } from "@/lib/signatures/export/schema";
import { formatNumber } from "@/i18n/format";

/** Finished exports with what is needed to check a file against them. `names` are the emails of organizers. */
export function ExportTable({ exports, names }: { exports: FinishedExport[]; names: ReadonlyMap<number, string> }) {
  return (
    <Table caption="Finished exports, newest first" stickyHead>
      <thead>
        <tr>
          <HeadCell>Finished</HeadCell>
          <HeadCell>By</HeadCell>
          <HeadCell>File</HeadCell>
          <HeadCell numeric>Rows</HeadCell>
          <HeadCell>What for</HeadCell>
          <HeadCell>Check</HeadCell>
        </tr>
      </thead>
      <tbody>
        {exports.map(({ at, actor, files: [file], rows, reason, verificationCode, logEntry }) => (
          <tr key={logEntry}>
            <RowHead>
              <Time at={at} />
            </RowHead>
            <Cell className="min-w-[10rem] [overflow-wrap:anywhere]">{actorName(actor, names)}</Cell>
            <Cell>
              {file?.name}
              <br />
              <code className="text-xs text-muted" title={file?.sha256}>
                SHA-256 {file?.sha256.slice(0, 12)}…
              </code>
            </Cell>
            <Cell numeric>{formatNumber("en", rows)}</Cell>
            <Cell>{reason}</Cell>
            <Cell>
              <code className="whitespace-nowrap text-xs">{verificationCode}</code>
              <br />
              <a href={`/console/exports/${logEntry}/manifest.json`} className="text-link">
                manifest.json
              </a>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
