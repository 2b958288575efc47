import { Time } from "@/components/console/time";
import { Cell, RowHead, Table } from "@/components/ui/table";
import type { Update, UpdateProgress } from "@/lib/updates/schema";

/** What became of the emails of an update. */
export function UpdateProgressTable({ update, progress }: { update: Update; progress: UpdateProgress }) {
  const rows: [string, number][] = [
    ["Written so far", update.written],
    ["Wait to leave", progress.waiting],
    ["Sent", progress.sent],
    ["Delivered", progress.delivered],
    ["Bounced", progress.bounced],
    ["Complained", progress.complained],
    ["Not sent: suppressed or broken", progress.failed],
  ];
  return (
    <>
      <p>
        {update.startedAt ? (
          <>
            Begun <Time at={update.startedAt} />
          </>
        ) : null}
        {update.endedAt ? (
          <>
            , ended <Time at={update.endedAt} />
          </>
        ) : null}
        . Emails are counted for 30 days.
      </p>
      <Table caption="Emails of this update">
        <tbody>
          {rows.map(([label, count]) => (
            <tr key={label}>
              <RowHead>{label}</RowHead>
              <Cell numeric>{count.toLocaleString("en-US")}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
