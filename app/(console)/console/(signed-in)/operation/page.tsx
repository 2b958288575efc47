import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { FactList } from "@/components/console/fact-list";
import { ProcessTable } from "@/components/console/process-table";
import { StatementTable } from "@/components/console/statement-table";
import { Time } from "@/components/console/time";
import { formatNumber } from "@/i18n/format";
import {
  countScheduledJobs,
  findDatabaseState,
  listSlowStatements,
  type SlowStatements,
} from "@/lib/jobs/database/queries";
import { findLastHeartbeat, readLastBackup } from "@/lib/jobs/queries";
import { listProcesses } from "@/lib/jobs/processes/queries";
import { isMissing } from "@/lib/jobs/processes/rules";
import { findEmailCounts } from "@/lib/mail/queries";
import packageJson from "@/package.json";

export const metadata: Metadata = { title: "Operation" };

const number = (value: number) => formatNumber("en", value);
const megabytes = (bytes: number) => `${number(Math.round(bytes / 1_000_000))} MB`;

export default function OperationPage() {
  return showToOrganizer("admin", async () => {
    const now = new Date();
    const [processes, emails, jobs, heartbeat, database, slow, lastBackup] = await Promise.all([
      listProcesses(),
      findEmailCounts(now),
      countScheduledJobs(),
      findLastHeartbeat(),
      findDatabaseState(),
      listSlowStatements(),
      readLastBackup(),
    ]);
    return (
      <ConsolePage
        title="Operation"
        lead="How the installation runs, for those who run it. Nothing here is about a person."
      >
        <Section title="Processes" id="processes" lead="Of all machines, as each has written it within the last hour.">
          {processes.length > 0 ? (
            <ProcessTable
              processes={processes.map((each) => ({ ...each, isMissing: isMissing(each.lastSeenAt, now) }))}
            />
          ) : (
            <Empty>
              No process has written that it runs. Each does so every 15 seconds, once the database is there.
            </Empty>
          )}
        </Section>
        <Work emails={emails} jobs={jobs} heartbeat={heartbeat} />
        <Section title="Database" id="database">
          <FactList
            facts={[
              ["Size", megabytes(database.sizeBytes)],
              ["Connections", `${number(database.connections)} of ${number(database.connectionsMax)}`],
              ["Last backup", lastBackup ? <Time key="backup" at={lastBackup} /> : "never"],
            ]}
          />
        </Section>
        <Slow {...slow} />
        <Section title="Versions" id="versions">
          <FactList
            facts={[
              ["Safe Harbor", packageJson.version],
              ["Node", process.version],
              ["PostgreSQL", database.version],
            ]}
          />
        </Section>
      </ConsolePage>
    );
  });
}

interface WorkProps {
  emails: { waiting: number; oldestSeconds: number; failed: number };
  jobs: Record<string, number>;
  heartbeat: Date | null;
}

function Work({ emails, jobs, heartbeat }: WorkProps) {
  return (
    <Section title="Work that waits" id="queue">
      <FactList
        facts={[
          ["Emails waiting", number(emails.waiting)],
          ["The oldest is overdue by", `${number(emails.oldestSeconds)} s`],
          ["Emails that could not be sent", number(emails.failed)],
          ["Scheduled jobs waiting", number((jobs["created"] ?? 0) + (jobs["retry"] ?? 0))],
          ["Scheduled jobs running", number(jobs["active"] ?? 0)],
          ["Scheduled jobs that failed", number(jobs["failed"] ?? 0)],
          ["Last sign of a worker", heartbeat ? <Time key="seen" at={heartbeat} /> : "never"],
        ]}
      />
    </Section>
  );
}

function Slow({ source, statements }: SlowStatements) {
  return (
    <Section
      title="Slow statements"
      id="statements"
      lead={
        source === "pg_stat_statements"
          ? "Those that took the database longest in all since its statistics began, without their values."
          : "Those that have been running for a second or more, without their values. With the extension pg_stat_statements the longest of all time are here."
      }
    >
      {statements.length > 0 ? (
        <StatementTable statements={statements} />
      ) : (
        <Empty>No statement has been running for a second.</Empty>
      )}
    </Section>
  );
}
