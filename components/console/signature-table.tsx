import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { FormState } from "@/lib/form-state";
import type { Flag } from "@/lib/signatures/flags/schema";
import type { SignatureStatus } from "@/lib/signatures/search/schema";
import { ActionForm } from "./action-form";
import { FlagList } from "./flag-list";
import { statusTexts } from "./search-fields";
import { Time } from "./time";

interface Row {
  id: string;
  status: SignatureStatus;
  name: string | null;
  zip: string | null;
  stateName: string | null;
  comment: string | null;
  createdAt: Date;
  confirmedAt: Date | null;
  removedReason: string | null;
  flags: Flag[];
}

/** Bound to a signature and to the query of the list to come back to. */
type BoundAction = (id: string, list: string, state: FormState, data: FormData) => Promise<FormState>;

interface SignatureTableProps {
  signatures: Row[];
  list: string;
  removeAction: BoundAction;
  reinstateAction: BoundAction;
}

/** Opened signatures, each with the form to remove or reinstate it. */
export function SignatureTable({ signatures, list, removeAction, reinstateAction }: SignatureTableProps) {
  return (
    <Table caption="Signatures, newest first" stickyHead>
      <thead>
        <tr>
          <HeadCell>Name</HeadCell>
          <HeadCell>Place</HeadCell>
          <HeadCell>Confirmed</HeadCell>
          <HeadCell>Comment</HeadCell>
          <HeadCell>Count</HeadCell>
        </tr>
      </thead>
      <tbody>
        {signatures.map((row) => (
          <tr key={row.id}>
            <RowHead className="min-w-[8rem]">
              <a href={`/console/signatures/${row.id}?${new URLSearchParams({ list })}`} className="text-link">
                {row.name ?? "Not confirmed yet"}
              </a>
              <FlagList flags={row.flags} />
            </RowHead>
            <Cell className="min-w-[7rem] tabular-nums">
              {row.zip} {row.stateName}
            </Cell>
            <Cell>{row.confirmedAt ? <Time at={row.confirmedAt} /> : "—"}</Cell>
            <Cell className="min-w-[12rem] max-w-[28rem] whitespace-pre-line">{row.comment ?? "—"}</Cell>
            <Cell className="min-w-[14rem]">
              <Counting row={row} list={list} removeAction={removeAction} reinstateAction={reinstateAction} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface CountingProps extends Omit<SignatureTableProps, "signatures"> {
  row: Pick<Row, "id" | "status" | "name" | "removedReason">;
}

/** Whether a signature counts, and the form that changes it. */
export function Counting({ row: { id, status, name, removedReason }, list, ...actions }: CountingProps) {
  if (status === "confirmed") return <RemoveForm id={id} name={name ?? ""} list={list} action={actions.removeAction} />;
  if (status === "held")
    return (
      <div className="grid gap-2">
        <p className="text-muted">
          Waits for you among the{" "}
          <a href="/console/flagged" className="text-link">
            flagged ones
          </a>
        </p>
        <RemoveForm id={id} name={name ?? ""} list={list} action={actions.removeAction} />
      </div>
    );
  if (status !== "removed") return <p className="text-muted">{statusTexts[status]}</p>;
  return (
    <div className="grid gap-2">
      <p className="text-muted">{removedReason}</p>
      <ReinstateForm id={id} list={list} action={actions.reinstateAction} submit="Count again" />
    </div>
  );
}

function RemoveForm({ id, name, list, action }: { id: string; name: string; list: string; action: BoundAction }) {
  return (
    <details>
      <summary className="py-1 text-link">
        Remove<span className="sr-only"> the signature of {name}</span>
      </summary>
      <ActionForm
        action={action.bind(null, id, list)}
        form={`remove-${id}`}
        submit="Remove"
        busy="Removing…"
        variant="danger"
        fields={[
          {
            kind: "text",
            name: "reason",
            label: `Why should the signature of ${name} not count?`,
            hint: "Kept with the signature and in the log",
            maxLength: 500,
          },
        ]}
      />
    </details>
  );
}

interface ReinstateFormProps {
  id: string;
  list: string;
  action: BoundAction;
  submit: string;
}

/** The button that counts a removed signature again. */
export function ReinstateForm({ id, list, action, submit }: ReinstateFormProps) {
  return (
    <ActionForm
      action={action.bind(null, id, list)}
      form={`reinstate-${id}-${submit === "Undo" ? "undo" : "row"}`}
      submit={submit}
      busy="Counting…"
      variant="quiet"
    />
  );
}
