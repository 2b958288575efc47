import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { ListedOrganizer, OrganizerStatus } from "@/lib/organizers/schema";
import { Time } from "./time";

const statuses: Record<OrganizerStatus, string> = {
  active: "active",
  invited: "invited, not here yet",
  "invitation-expired": "invitation expired: invite again",
  disabled: "disabled",
};

interface OrganizerTableProps {
  organizers: ListedOrganizer[];
  ownId: number;
  /** The name of a state. */
  nameOf: (code: string) => string;
}

/** All organizers, including those who may no longer sign in. */
export function OrganizerTable({ organizers, ownId, nameOf }: OrganizerTableProps) {
  return (
    <Table caption="Organizers in the order of their invitations" stickyHead>
      <thead>
        <tr>
          <HeadCell>Email</HeadCell>
          <HeadCell>Role</HeadCell>
          <HeadCell>States</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell>Second factor</HeadCell>
          <HeadCell>Last seen</HeadCell>
          <HeadCell>
            <span className="sr-only">Change</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {organizers.map(({ id, email, role, states, status, hasSecondFactor, lastSeenAt }) => (
          <tr key={id}>
            <RowHead>
              {email}
              {id === ownId ? " (you)" : ""}
            </RowHead>
            <Cell>{role}</Cell>
            <Cell>{states?.map(nameOf).join(", ") ?? "all"}</Cell>
            <Cell>{statuses[status]}</Cell>
            <Cell>{hasSecondFactor ? "on" : "none"}</Cell>
            <Cell>{lastSeenAt ? <Time at={lastSeenAt} /> : "—"}</Cell>
            <Cell>
              <a href={`/console/organizers/${id}`} className="inline-block py-1 text-link">
                Change<span className="sr-only"> {email}</span>
              </a>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
