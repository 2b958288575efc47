import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { FormAction } from "@/lib/form-state";
import type { ListedPasskey } from "@/lib/organizers/passkeys/schema";
import { ActionForm } from "./action-form";
import { Time } from "./time";

interface PasskeyTableProps {
  passkeys: ListedPasskey[];
  /** Removes one passkey; bound by the page to its id. Null where nothing may be removed now. */
  removeActionOf: ((id: number) => FormAction) | null;
}

/** The passkeys of an organizer, each with the button that removes it. */
export function PasskeyTable({ passkeys, removeActionOf }: PasskeyTableProps) {
  return (
    <Table caption="Passkeys">
      <thead>
        <tr>
          <HeadCell>Name</HeadCell>
          <HeadCell>Added</HeadCell>
          <HeadCell>Last used</HeadCell>
          <HeadCell>
            <span className="sr-only">Remove</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
          <tr key={id}>
            <RowHead className="min-w-[10rem] [overflow-wrap:anywhere]">{name}</RowHead>
            <Cell>
              <Time at={createdAt} />
            </Cell>
            <Cell>{lastUsedAt ? <Time at={lastUsedAt} /> : "not yet"}</Cell>
            <Cell>
              {removeActionOf ? (
                <ActionForm
                  action={removeActionOf(id)}
                  form={`passkey-${id}`}
                  submit="Remove"
                  busy="Removing…"
                  variant="quiet"
                  inline
                />
              ) : null}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
