import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { FormState } from "@/lib/form-state";
import type { OpenedLine } from "@/lib/signatures/paper/schema";
import { ActionForm } from "./action-form";

interface PaperTableProps {
  lines: (Omit<OpenedLine, "id"> & { id: string })[];
  removeAction: (id: string, state: FormState, data: FormData) => Promise<FormState>;
}

const statuses = { counted: "Counted", double: "Not counted: counted already", removed: "Removed" };

/** Opened lines of a batch, each with the form to remove it. */
export function PaperTable({ lines, removeAction }: PaperTableProps) {
  return (
    <Table caption="The lines of the batch" stickyHead>
      <thead>
        <tr>
          <HeadCell numeric>Line</HeadCell>
          <HeadCell>Name</HeadCell>
          <HeadCell>Street and city</HeadCell>
          <HeadCell>ZIP</HeadCell>
          <HeadCell>Signed</HeadCell>
          <HeadCell>Count</HeadCell>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, line, status, name, street, zip, signedOn, removedReason }) => (
          <tr key={id}>
            <Cell numeric>{line}</Cell>
            <RowHead className="min-w-[8rem]">{name ?? "Erased"}</RowHead>
            <Cell className="min-w-[10rem]">{street ?? "—"}</Cell>
            <Cell className="tabular-nums">{zip ?? "—"}</Cell>
            <Cell className="whitespace-nowrap">{signedOn ?? "—"}</Cell>
            <Cell className="min-w-[14rem]">
              {statuses[status]}
              {removedReason === null ? (
                <details>
                  <summary className="py-1 text-link">
                    Remove<span className="sr-only"> line {line}</span>
                  </summary>
                  <ActionForm
                    action={removeAction.bind(null, id)}
                    form={`remove-${id}`}
                    submit="Remove and erase"
                    busy="Removing…"
                    variant="danger"
                    fields={[{ kind: "text", name: "reason", label: "Why?", hint: "Kept in the log", maxLength: 500 }]}
                  />
                </details>
              ) : (
                <p className="text-muted">{removedReason}</p>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
