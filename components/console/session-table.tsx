import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { FormAction } from "@/lib/form-state";
import { ActionForm } from "./action-form";
import { Time } from "./time";

interface SessionTableProps {
  sessions: { id: number; browser: string | null; createdAt: Date; lastSeenAt: Date }[];
  /** The session in which the table is shown. */
  ownId: number;
  /** Ends one session; bound by the page to its id. */
  endActionOf: (id: number) => FormAction;
}

/** The open sessions of an organizer, each with the button that ends it. */
export function SessionTable({ sessions, ownId, endActionOf }: SessionTableProps) {
  return (
    <Table caption="Open sessions, the one used last first">
      <thead>
        <tr>
          <HeadCell>Browser</HeadCell>
          <HeadCell>Since</HeadCell>
          <HeadCell>Last seen</HeadCell>
          <HeadCell>
            <span className="sr-only">End</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {sessions.map(({ id, browser, createdAt, lastSeenAt }) => (
          <tr key={id}>
            <RowHead>{browser ?? "Unknown browser"}</RowHead>
            <Cell>
              <Time at={createdAt} />
            </Cell>
            <Cell>
              <Time at={lastSeenAt} />
            </Cell>
            <Cell>
              {id === ownId ? (
                "this session"
              ) : (
                <ActionForm
                  action={endActionOf(id)}
                  form={`session-${id}`}
                  submit="End"
                  busy="Ending…"
                  variant="quiet"
                  inline
                />
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
