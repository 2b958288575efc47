import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { FormState } from "@/lib/form-state";
import type { RemovalOutcome } from "@/lib/signatures/removals/schema";
import { ActionForm } from "./action-form";
import { type NameOf, outcomeTexts } from "./removal-text";
import { Time } from "./time";

interface Row {
  id: string;
  name: string;
  zip: string;
  state: string;
  comment: string | null;
  confirmedAt: Date;
  outcome: RemovalOutcome;
  isRemoved: boolean;
}

interface FoundTableProps {
  signatures: Row[];
  nameOf: NameOf;
  reinstateAction: (id: string, state: FormState, data: FormData) => Promise<FormState>;
}

/** What a rule found, opened, each with the form to count it again where it is removed. */
export function FoundTable({ signatures, nameOf, reinstateAction }: FoundTableProps) {
  return (
    <Table caption="Signatures in the order of signing" stickyHead>
      <thead>
        <tr>
          <HeadCell>Name</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>ZIP</HeadCell>
          <HeadCell>Confirmed</HeadCell>
          <HeadCell>Comment</HeadCell>
          <HeadCell>Count</HeadCell>
        </tr>
      </thead>
      <tbody>
        {signatures.map(({ id, name, zip, state, comment, confirmedAt, outcome, isRemoved }) => (
          <tr key={id}>
            <RowHead className="min-w-[8rem]">{name}</RowHead>
            <Cell>{nameOf(state)}</Cell>
            <Cell className="tabular-nums">{zip}</Cell>
            <Cell>
              <Time at={confirmedAt} />
            </Cell>
            <Cell className="min-w-[12rem] max-w-[28rem] whitespace-pre-line">{comment ?? "—"}</Cell>
            <Cell>
              {isRemoved ? (
                <ActionForm
                  action={reinstateAction.bind(null, id)}
                  form={`reinstate-${id}`}
                  submit="Count again"
                  busy="Counting…"
                  variant="quiet"
                />
              ) : (
                outcomeTexts[outcome]
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
