import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";
import { Time } from "./time";

interface Process {
  id: string;
  kind: "web" | "worker";
  machine: string;
  version: string;
  memoryBytes: number;
  startedAt: Date;
  lastSeenAt: Date;
  /** Not seen for a minute, and not stopped in order. */
  isMissing: boolean;
}

const KINDS: Record<Process["kind"], string> = { web: "Server", worker: "Worker" };

export function ProcessTable({ processes }: { processes: Process[] }) {
  return (
    <Table caption="Running processes, and when each was last seen" captionHidden stickyHead>
      <thead>
        <tr>
          <HeadCell>Kind</HeadCell>
          <HeadCell>Machine</HeadCell>
          <HeadCell>Version</HeadCell>
          <HeadCell>Memory</HeadCell>
          <HeadCell>Started</HeadCell>
          <HeadCell>Last seen</HeadCell>
        </tr>
      </thead>
      <tbody>
        {processes.map(({ id, kind, machine, version, memoryBytes, startedAt, lastSeenAt, isMissing }) => (
          <tr key={id}>
            <RowHead>{KINDS[kind]}</RowHead>
            <Cell className="min-w-[10rem] [overflow-wrap:anywhere]">{machine}</Cell>
            <Cell>{version}</Cell>
            <Cell className="whitespace-nowrap tabular-nums">
              {formatNumber("en", Math.round(memoryBytes / 1_000_000))} MB
            </Cell>
            <Cell>
              <Time at={startedAt} />
            </Cell>
            <Cell>
              <Time at={lastSeenAt} />
              {isMissing ? <strong className="block">missing</strong> : null}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
