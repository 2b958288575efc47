import { uploadStatuses } from "@/components/console/data-tables";
import { Button } from "@/components/ui/button";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";
import type { Upload, UploadResult } from "@/lib/lawmakers/uploads/schema";

/** How far an upload is, what it would change or has changed, or why it is refused. */
export function UploadReport({ upload: { id, status, bytes, bytesRead, result } }: { upload: Upload }) {
  const isWorking = status === "checking" || status === "importing";
  return (
    <div className="grid max-w-measure gap-6">
      <p role="status">
        {`This file is ${uploadStatuses[status]}.`}
        {isWorking ? " This page loads itself again until that is done." : ""}
      </p>
      {isWorking ? <progress max={bytes} value={bytesRead} aria-label="Read so far" className="w-full" /> : null}
      {result && !isWorking ? <Findings result={result} isDone={status === "imported"} /> : null}
      {status === "checked" && result && "changes" in result && result.changes.length > 0 ? (
        <form action={`/console/data/${id}/import`} method="post">
          <Button type="submit" variant="light">
            Import it
          </Button>
        </form>
      ) : null}
    </div>
  );
}

function Findings({ result, isDone }: { result: UploadResult; isDone: boolean }) {
  if ("problems" in result)
    return (
      <ul className="list-disc pl-5">
        {result.problems.map(({ line, message }, at) => (
          <li key={at}>{line === null ? message : `Line ${line}: ${message}`}</li>
        ))}
        {result.more ? <li>There are more problems.</li> : null}
      </ul>
    );
  const { changes, warnings, rows, version, dated } = result;
  return (
    <>
      <p>{`${formatNumber("en", rows)} rows, version ${version}, of ${dated}.`}</p>
      {warnings.length > 0 ? (
        <ul className="list-disc pl-5">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      ) : null}
      {changes.length > 0 ? <Changes changes={changes} isDone={isDone} /> : <p>All of it is imported already.</p>}
    </>
  );
}

function Changes({
  changes,
  isDone,
}: {
  changes: { state: string; added: number; changed: number; removed: number }[];
  isDone: boolean;
}) {
  return (
    <Table caption={isDone ? "What has changed" : "What would change"}>
      <thead>
        <tr>
          <HeadCell>State</HeadCell>
          <HeadCell numeric>Added</HeadCell>
          <HeadCell numeric>Changed</HeadCell>
          <HeadCell numeric>Removed</HeadCell>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ state, added, changed, removed }) => (
          <tr key={state}>
            <RowHead>{state}</RowHead>
            <Cell numeric>{formatNumber("en", added)}</Cell>
            <Cell numeric>{formatNumber("en", changed)}</Cell>
            <Cell numeric>{formatNumber("en", removed)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
