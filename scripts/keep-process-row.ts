import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

import { recordProcess, removeProcess } from "../lib/jobs/processes/commands.ts";
import { SEEN_EVERY_MILLISECONDS } from "../lib/jobs/processes/rules.ts";
import type { RunningProcess } from "../lib/jobs/processes/schema.ts";
import packageJson from "../package.json" with { type: "json" };

const MACHINE_LENGTH_MAX = 100;

/** Writes for the operators' page that this process runs, now and then. Returns the function that removes it again. */
export function keepProcessRow(kind: RunningProcess["kind"]): () => Promise<void> {
  const id = randomUUID();
  const startedAt = new Date();
  const machine = hostname().slice(0, MACHINE_LENGTH_MAX);
  const write = () =>
    recordProcess(
      { id, kind, machine, version: packageJson.version, memoryBytes: process.memoryUsage.rss(), startedAt },
      new Date(),
      // Everything else of the process says when the database is away.
    ).catch(() => undefined);
  let writing = write();
  const timer = setInterval(() => (writing = write()), SEEN_EVERY_MILLISECONDS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await writing;
    await removeProcess(id).catch(() => undefined);
  };
}
