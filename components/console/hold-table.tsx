import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { FormAction } from "@/lib/form-state";
import type { LegalHold } from "@/lib/petitions/holds/schema";
import { ActionForm } from "./action-form";
import { Confirmed } from "./confirmed";
import { Time } from "./time";

interface ShownHold extends LegalHold {
  /** Who placed it. */
  by: string;
  petition: string;
  /** Null for an organizer who may not lift it. */
  liftAction: FormAction | null;
}

/** Legal holds on petitions: while one is on a petition, nothing of it expires. */
export function HoldTable({ holds }: { holds: ShownHold[] }) {
  return (
    <Table caption="Legal holds on petitions" captionHidden>
      <thead>
        <tr>
          <HeadCell>Name</HeadCell>
          <HeadCell>Petition</HeadCell>
          <HeadCell>Reason</HeadCell>
          <HeadCell>Placed</HeadCell>
          {holds.some(({ liftAction }) => liftAction) ? <HeadCell>End it</HeadCell> : null}
        </tr>
      </thead>
      <tbody>
        {holds.map(({ id, name, petition, reason, by, placedAt, liftAction }) => (
          <tr key={id}>
            <RowHead className="min-w-[10rem] [overflow-wrap:anywhere]">{name}</RowHead>
            <Cell>{petition}</Cell>
            <Cell className="min-w-[14rem] [overflow-wrap:anywhere]">{reason}</Cell>
            <Cell>
              {by}, <Time at={placedAt} />
            </Cell>
            {liftAction ? (
              <Cell className="min-w-[14rem]">
                <Confirmed
                  label="Lift this hold"
                  text="If the petition has been closed for long enough, the next night erases its signatures. Nothing brings them back."
                >
                  <ActionForm
                    action={liftAction}
                    form={`lift-${id}`}
                    submit="Yes, lift it"
                    busy="Lifting…"
                    variant="quiet"
                  />
                </Confirmed>
              </Cell>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
