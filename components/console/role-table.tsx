import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { mayRecordBills } from "@/lib/deliveries/bills/rules";
import { mayDeliver } from "@/lib/deliveries/rules";
import { mayGiveScopes } from "@/lib/organizers/api-keys/rules";
import {
  mayEnterPaper,
  mayExport,
  mayLiftSuppressions,
  mayListSenders,
  mayManageOrganizers,
  mayReadLog,
  mayReadSigners,
  mayReadState,
  mayRemove,
  mayReviewComments,
  maySetSwitches,
} from "@/lib/organizers/rules";
import { type Organizer, type Role, roles } from "@/lib/organizers/schema";
import { mayDoWithout } from "@/lib/organizers/second-factor/rules";
import { mayKeepPartners, mayLetFrame } from "@/lib/partners/rules";
import { mayRunPetitions } from "@/lib/petitions/life/rules";
import { mayWritePetitions } from "@/lib/petitions/writing/rules";
import { mayBringLists } from "@/lib/signatures/lists/rules";
import { mayWriteUpdates } from "@/lib/updates/rules";
import { mayManageWebhooks } from "@/lib/webhooks/rules";

// Any state: the rules are the same for each, and what is asked is whether an organizer of that state may.
const STATE = "TX";

/** What can be done, with the rule that decides it, so that this table cannot say anything else than what holds. */
const acts: [label: string, may: (organizer: Organizer) => boolean][] = [
  ["See the numbers", (organizer) => mayReadState(organizer, STATE)],
  ["Read names and comments, look for signatures", mayReadSigners],
  ["Decide which comments go to lawmakers", (organizer) => mayReviewComments(organizer, STATE)],
  ["Remove signatures and bring them back", (organizer) => mayRemove(organizer, STATE)],
  ["Enter signatures on paper", (organizer) => mayEnterPaper(organizer, STATE)],
  ["Bring lists of people who signed elsewhere", mayBringLists],
  ["Make files of signatures", (organizer) => mayExport(organizer, STATE)],
  ["Make and hand over deliveries", (organizer) => mayDeliver(organizer, STATE)],
  ["Write and send updates", (organizer) => mayWriteUpdates(organizer, STATE)],
  ["Record bills", (organizer) => mayRecordBills(organizer, STATE)],
  ["Write petitions (organizers of all states)", mayWritePetitions],
  ["Open, pause, close and hide petitions", mayRunPetitions],
  ["Name partners and their links (organizers of all states)", mayKeepPartners],
  ["Let websites of partners show the sign form", mayLetFrame],
  ["Invite and change organizers", mayManageOrganizers],
  ["Change settings, pause signing and mail", maySetSwitches],
  ["Keep the block list, see spikes", mayListSenders],
  ["Make API keys for counts", (organizer) => mayGiveScopes(organizer, ["counts"])],
  ["Make API keys for exports", (organizer) => mayGiveScopes(organizer, ["export"])],
  ["Say where webhooks go", mayManageWebhooks],
  ["Let emails to a mailbox go out again", mayLiftSuppressions],
  ["Read and verify the log", mayReadLog],
  ["Has to have a second factor", (organizer) => !mayDoWithout(organizer)],
];

const ofRole = (role: Role): Organizer => ({ id: 0, role, states: null });

/** Who may what, by role. */
export function RoleTable() {
  return (
    <Table caption="What each may do. People who are limited to states may do it for these alone.">
      <thead>
        <tr>
          <HeadCell>What</HeadCell>
          {roles.map((role) => (
            <HeadCell key={role}>{role}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {acts.map(([label, may]) => (
          <tr key={label}>
            <RowHead>{label}</RowHead>
            {roles.map((role) => (
              <Cell key={role}>{may(ofRole(role)) ? "yes" : "—"}</Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
