import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { FormState } from "@/lib/form-state";
import { ActionForm } from "./action-form";
import { Time } from "./time";

interface Row {
  id: string;
  name: string;
  zip: string;
  comment: string | null;
  confirmedAt: Date;
  removedReason: string | null;
}

type BoundAction = (id: string, state: FormState, data: FormData) => Promise<FormState>;

interface SignatureTableProps {
  signatures: Row[];
  removeAction: BoundAction;
  reinstateAction: BoundAction;
}

/** Opened signatures, each with the form to remove or reinstate it. */
export function SignatureTable({ signatures, removeAction, reinstateAction }: SignatureTableProps) {
  return (
    <Table caption="Signatures, newest first. Times in UTC." stickyHead>
      <thead>
        <tr>
          <HeadCell>Name</HeadCell>
          <HeadCell>ZIP</HeadCell>
          <HeadCell>Confirmed</HeadCell>
          <HeadCell>Comment</HeadCell>
          <HeadCell>Count</HeadCell>
        </tr>
      </thead>
      <tbody>
        {signatures.map(({ id, name, zip, comment, confirmedAt, removedReason }) => (
          <tr key={id}>
            <RowHead className="min-w-[8rem]">{name}</RowHead>
            <Cell className="tabular-nums">{zip}</Cell>
            <Cell>
              <Time at={confirmedAt} />
            </Cell>
            <Cell className="min-w-[12rem] max-w-[28rem] whitespace-pre-line">{comment ?? "—"}</Cell>
            <Cell className="min-w-[14rem]">
              {removedReason === null ? (
                <RemoveForm id={id} name={name} action={removeAction} />
              ) : (
                <ReinstateForm id={id} reason={removedReason} action={reinstateAction} />
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function RemoveForm({ id, name, action }: { id: string; name: string; action: BoundAction }) {
  return (
    <details>
      <summary className="py-1 text-link">
        Remove<span className="sr-only"> the signature of {name}</span>
      </summary>
      <ActionForm
        action={action.bind(null, id)}
        form={`remove-${id}`}
        submit="Remove"
        busy="Removing…"
        variant="danger"
        fields={[
          {
            kind: "text",
            name: "reason",
            label: "Why?",
            hint: "Kept with the signature and in the log",
            maxLength: 500,
          },
        ]}
      />
    </details>
  );
}

function ReinstateForm({ id, reason, action }: { id: string; reason: string; action: BoundAction }) {
  return (
    <div className="grid gap-2">
      <p className="text-muted">{reason}</p>
      <ActionForm
        action={action.bind(null, id)}
        form={`reinstate-${id}`}
        submit="Count again"
        busy="Counting…"
        variant="quiet"
      />
    </div>
  );
}
