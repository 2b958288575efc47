import { dataKinds } from "@/components/console/data-tables";
import { Button } from "@/components/ui/button";
import { Notice, type NoticeTone } from "@/components/ui/notice";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";
import type { StateChanges } from "@/lib/lawmakers/imports/schema";
import type { Upload, UploadResult, UploadStatus } from "@/lib/lawmakers/uploads/schema";

const statuses: Record<UploadStatus, { tone: NoticeTone; text: string }> = {
  checking: { tone: "information", text: "It is being tried. This page loads itself again until that is done." },
  checked: { tone: "information", text: "It was tried, and nothing has changed yet." },
  importing: {
    tone: "information",
    text: "It is being imported. This page loads itself again until that is done.",
  },
  imported: { tone: "done", text: "It is imported." },
  refused: { tone: "error", text: "It is refused, and nothing has changed. Correct it, and send it again." },
};

/** How far an upload is, what it would change or has changed, or why it is refused. */
export function UploadReport({ upload, nameOf }: { upload: Upload; nameOf: NameOf }) {
  const { id, kind, status, bytes, bytesRead, result } = upload;
  const isWorking = status === "checking" || status === "importing";
  const { tone, text } = statuses[status];
  return (
    <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
      <Notice tone={tone} role="status">
        {text}
      </Notice>
      {isWorking ? <progress max={bytes} value={bytesRead} aria-label="Read so far" className="w-full" /> : null}
      {result && !isWorking ? <Findings {...{ id, status, result, nameOf }} what={dataKinds[kind]} /> : null}
    </div>
  );
}

/** The name of a state. */
type NameOf = (code: string) => string;

interface FindingsProps {
  nameOf: NameOf;
  id: number;
  what: string;
  status: UploadStatus;
  result: UploadResult;
}

function Findings({ id, what, status, result, nameOf }: FindingsProps) {
  if ("problems" in result)
    return (
      <ul className="list-disc pl-5 [overflow-wrap:anywhere]">
        {result.problems.map(({ file, line, message }, at) => (
          <li key={at}>{`${file}${line === null ? "" : `, line ${line}`}: ${message}`}</li>
        ))}
        {result.more ? <li>There are more problems.</li> : null}
      </ul>
    );
  const { changes, warnings, rows, version, dated } = result;
  return (
    <>
      <p>{`${what}: ${formatNumber("en", rows)} rows, version ${version}, data of ${dated}.`}</p>
      {warnings.length > 0 ? (
        <ul className="list-disc pl-5">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      ) : null}
      {status === "checked" && changes.length > 0 ? (
        // Above the table, which has a line for each state.
        <form action={`/console/data/${id}/import`} method="post">
          <Button type="submit" variant="light">
            Import it
          </Button>
        </form>
      ) : null}
      {changes.length > 0 ? (
        <Changes changes={changes} isDone={status === "imported"} nameOf={nameOf} />
      ) : (
        <p>All of it is imported already.</p>
      )}
    </>
  );
}

function Changes({ changes, isDone, nameOf }: { changes: StateChanges[]; isDone: boolean; nameOf: NameOf }) {
  return (
    <Table caption={isDone ? "What has changed" : "What would change"} stickyHead>
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
            <RowHead>{nameOf(state)}</RowHead>
            <Cell numeric>{formatNumber("en", added)}</Cell>
            <Cell numeric>{formatNumber("en", changed)}</Cell>
            <Cell numeric>{formatNumber("en", removed)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
