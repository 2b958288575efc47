import { beforeEach, expect, test } from "vitest";

import { emptyDatabase } from "../../../tests/database";
import { addMilliseconds, HOUR, MINUTE } from "../../time";
import { recordProcess, removeProcess } from "./commands";
import { listProcesses } from "./queries";
import { isMissing } from "./rules";

const now = new Date("2026-03-01T12:00:00Z");
const web = { id: "a", kind: "web", machine: "harbor-1", version: "1.0.0", memoryBytes: 3e9, startedAt: now } as const;

beforeEach(emptyDatabase);

test("a process is listed as it was last seen, until it stops in order", async () => {
  await recordProcess(web, now);
  await recordProcess({ ...web, memoryBytes: 4e9 }, addMilliseconds(now, MINUTE));
  await recordProcess({ ...web, id: "b", kind: "worker" }, addMilliseconds(now, MINUTE));
  expect(await listProcesses()).toEqual([
    { ...web, memoryBytes: 4e9, lastSeenAt: addMilliseconds(now, MINUTE) },
    { ...web, id: "b", kind: "worker", lastSeenAt: addMilliseconds(now, MINUTE) },
  ]);
  await removeProcess("a");
  expect((await listProcesses()).map(({ id }) => id)).toEqual(["b"]);
});

test("a process that was killed is missing after a minute and purged after an hour", async () => {
  await recordProcess(web, now);
  expect([30_000, 61_000].map((milliseconds) => isMissing(now, addMilliseconds(now, milliseconds)))).toEqual([
    false,
    true,
  ]);
  await recordProcess({ ...web, id: "b" }, addMilliseconds(now, HOUR + MINUTE));
  expect((await listProcesses()).map(({ id }) => id)).toEqual(["b"]);
});
