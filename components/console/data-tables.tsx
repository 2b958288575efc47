import { Time } from "@/components/console/time";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";
import type { Upload, UploadStatus } from "@/lib/lawmakers/uploads/schema";
import type { DataImport } from "@/lib/lawmakers/schema";

/** What a person reads for the status of an upload. */
export const uploadStatuses: Record<UploadStatus, string> = {
  checking: "being tried",
  checked: "waits for you",
  importing: "being imported",
  imported: "imported",
  refused: "refused",
};

export function UploadTable({ uploads }: { uploads: Upload[] }) {
  return (
    <Table caption="Uploads, the newest first" captionHidden stickyHead>
      <thead>
        <tr>
          <HeadCell>File</HeadCell>
          <HeadCell>Kind</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell>By</HeadCell>
          <HeadCell>Sent (UTC)</HeadCell>
        </tr>
      </thead>
      <tbody>
        {uploads.map(({ id, name, kind, status, actor, createdAt }) => (
          <tr key={id}>
            <RowHead>
              <a href={`/console/data/${id}`} className="text-link">
                {name}
              </a>
            </RowHead>
            <Cell>{kind}</Cell>
            <Cell>{uploadStatuses[status]}</Cell>
            <Cell>{actor}</Cell>
            <Cell>
              <Time at={createdAt} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export function ImportTable({ imports }: { imports: DataImport[] }) {
  return (
    <Table caption="Imports, the newest first" captionHidden stickyHead>
      <thead>
        <tr>
          <HeadCell>State</HeadCell>
          <HeadCell>Kind</HeadCell>
          <HeadCell>Version</HeadCell>
          <HeadCell>Of</HeadCell>
          <HeadCell numeric>Rows</HeadCell>
          <HeadCell>Source</HeadCell>
          <HeadCell>By</HeadCell>
          <HeadCell>Imported (UTC)</HeadCell>
        </tr>
      </thead>
      <tbody>
        {imports.map(({ id, state, kind, version, dated, rows, source, actor, importedAt }) => (
          <tr key={id}>
            <RowHead>{state ?? "several"}</RowHead>
            <Cell>{kind}</Cell>
            <Cell>{version}</Cell>
            <Cell>{dated.toISOString().slice(0, 10)}</Cell>
            <Cell numeric>{formatNumber("en", rows)}</Cell>
            <Cell>{source}</Cell>
            <Cell>{actor}</Cell>
            <Cell>
              <Time at={importedAt} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
