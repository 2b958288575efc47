import { actorName } from "@/components/console/audit-sentence";
import { Time } from "@/components/console/time";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";
import type { Upload, UploadStatus } from "@/lib/lawmakers/uploads/schema";
import type { DataImport, ImportKind } from "@/lib/lawmakers/schema";

/** What a person reads for each kind of data. */
export const dataKinds: Record<ImportKind, string> = {
  lawmakers: "Lawmakers",
  districts: "Districts",
  "zip-districts": "ZIP areas",
};

const uploadStatuses: Record<UploadStatus, string> = {
  checking: "being tried",
  checked: "waits for you",
  importing: "being imported",
  imported: "imported",
  refused: "refused",
};

/** The emails of organizers, by their ids. */
type Names = ReadonlyMap<number, string>;

/** The files that were uploaded, each with a link to what was found in it. */
export function UploadTable({ uploads, names }: { uploads: Upload[]; names: Names }) {
  return (
    <Table caption="Uploads, the newest first" stickyHead>
      <thead>
        <tr>
          <HeadCell>File</HeadCell>
          <HeadCell>What it is</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell>By</HeadCell>
          <HeadCell>Sent</HeadCell>
        </tr>
      </thead>
      <tbody>
        {uploads.map(({ id, name, kind, status, actor, createdAt }) => (
          <tr key={id}>
            <RowHead>
              <a href={`/console/data/${id}`} className="inline-flex min-h-11 items-center text-link">
                {name}
              </a>
            </RowHead>
            <Cell>{dataKinds[kind]}</Cell>
            <Cell>{uploadStatuses[status]}</Cell>
            <Cell className="min-w-[10rem] [overflow-wrap:anywhere]">{actorName(actor, names)}</Cell>
            <Cell>
              <Time at={createdAt} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface ImportTableProps {
  imports: (DataImport & { stateName: string })[];
  names: Names;
}

/** What was imported, a line for each state of an import, under the name of the state. */
export function ImportTable({ imports, names }: ImportTableProps) {
  return (
    <Table caption="Imports, the newest first" stickyHead>
      <thead>
        <tr>
          <HeadCell>State</HeadCell>
          <HeadCell>What it is</HeadCell>
          <HeadCell>Version</HeadCell>
          <HeadCell>Day of the data</HeadCell>
          <HeadCell numeric>Rows</HeadCell>
          <HeadCell>Source</HeadCell>
          <HeadCell>By</HeadCell>
          <HeadCell>Imported</HeadCell>
        </tr>
      </thead>
      <tbody>
        {imports.map(({ id, stateName, kind, version, dated, rows, source, actor, importedAt }) => (
          <tr key={id}>
            <RowHead>{stateName}</RowHead>
            <Cell>{dataKinds[kind]}</Cell>
            <Cell className="whitespace-nowrap">{version}</Cell>
            <Cell className="whitespace-nowrap">{dated.toISOString().slice(0, 10)}</Cell>
            <Cell numeric>{formatNumber("en", rows)}</Cell>
            <Cell>{source}</Cell>
            <Cell className="min-w-[10rem] [overflow-wrap:anywhere]">{actorName(actor, names)}</Cell>
            <Cell>
              <Time at={importedAt} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
