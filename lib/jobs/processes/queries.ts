import "server-only";

import { db } from "../../db/client";
import type { RunningProcess } from "./schema";

// More than any installation has.
const LISTED_MAX = 200;

/** The processes of all machines that were seen within the hour, by kind and machine. */
export async function listProcesses(): Promise<(RunningProcess & { lastSeenAt: Date })[]> {
  const rows = await db.runningProcess.findMany({
    select: {
      id: true,
      kind: true,
      machine: true,
      version: true,
      memoryBytes: true,
      startedAt: true,
      lastSeenAt: true,
    },
    orderBy: [{ kind: "asc" }, { machine: "asc" }, { startedAt: "asc" }],
    take: LISTED_MAX,
  });
  return rows.map((row) => ({
    ...row,
    kind: row.kind as RunningProcess["kind"],
    memoryBytes: Number(row.memoryBytes),
  }));
}
