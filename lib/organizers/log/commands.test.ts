import { afterAll, beforeEach, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";

import { recordAudit } from "../../audit/commands";
import { listAuditEntries } from "../../audit/queries";
import type { AuditFilter } from "../../audit/schema";
import { disconnect } from "../../db/client";
import { startLogExport } from "./commands";
import { filterOf, logFilterInput } from "./schema";

const admin = { id: 1, role: "admin", states: null } as const;
const EVERYTHING: AuditFilter = { actor: null, group: null, state: null, from: null, until: null };

beforeEach(() => emptyDatabase());
afterAll(() => disconnect());

async function writeEntries() {
  await recordAudit({ actor: "organizer:1", action: "organizer-signed-in", subject: "organizer:1" });
  await recordAudit({
    actor: "organizer:2",
    action: "signature-removed",
    subject: "signature:5",
    detail: { state: "TX", reason: 'a "test", of ours' },
  });
  await recordAudit({
    actor: "organizer:1",
    action: "export-finished",
    subject: "petition:harbor",
    detail: { states: ["TX", "VT"] },
  });
  await recordAudit({ actor: "organizer:1", action: "comments-reviewed", subject: "state:VT" });
}

const actionsOf = async (filter: Partial<AuditFilter>) =>
  (await listAuditEntries({ filter: { ...EVERYTHING, ...filter }, limit: 50 })).map(({ action }) => action);

async function fileOf(filter: Partial<AuditFilter>, format: "csv" | "jsonl"): Promise<string> {
  const started = await startLogExport(admin, { ...EVERYTHING, ...filter }, format);
  if (!started.ok) throw new Error(started.refusal);
  let file = "";
  for await (const part of started.value.parts) file += part;
  return file;
}

test("the log is filtered by organizer, group and state, alone or among several", async () => {
  await writeEntries();
  expect(await actionsOf({ actor: "organizer:2" })).toEqual(["signature-removed"]);
  expect(await actionsOf({ group: "signatures" })).toEqual(["comments-reviewed", "signature-removed"]);
  expect(await actionsOf({ state: "TX" })).toEqual(["export-finished", "signature-removed"]);
  expect(await actionsOf({ state: "VT" })).toEqual(["comments-reviewed", "export-finished"]);
  expect(await actionsOf({ state: "VT", group: "exports", actor: "organizer:1" })).toEqual(["export-finished"]);
});

test("what is about all states is found by each of them", async () => {
  await recordAudit({
    actor: "organizer:1",
    action: "removal-written",
    subject: "removal:1",
    detail: { states: null },
  });
  await recordAudit({
    actor: "organizer:1",
    action: "removal-written",
    subject: "removal:2",
    detail: { states: ["VT"] },
  });
  expect(await actionsOf({ state: "TX" })).toEqual(["removal-written"]);
  expect(await actionsOf({ state: "VT" })).toEqual(["removal-written", "removal-written"]);
});

test("the log is filtered by moments, and a span without entries is empty", async () => {
  await writeEntries();
  const [newest] = await listAuditEntries({ limit: 1 });
  const after = new Date(newest!.at.getTime() + 1);
  expect(await actionsOf({ until: after })).toHaveLength(4);
  expect(await actionsOf({ from: after })).toEqual([]);
  expect(await actionsOf({ until: new Date("2020-01-01") })).toEqual([]);
  expect(await actionsOf({ from: new Date("2020-01-01"), until: after })).toHaveLength(4);
});

test("the days of a filter are days of the organizer's time zone, both included, also where the clock changes", () => {
  const input = logFilterInput.parse({ from: "2026-11-01", until: "2026-11-01", actor: "x", group: "y", state: "QQ" });
  expect(filterOf(input, "America/New_York")).toEqual({
    ...EVERYTHING,
    from: new Date("2026-11-01T04:00:00Z"),
    until: new Date("2026-11-02T05:00:00Z"),
  });
});

test("a file has the filtered entries before its own record, which says who took which part of the log", async () => {
  await writeEntries();
  const lines = (await fileOf({ state: "TX" }, "jsonl"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as object);
  expect(lines).toMatchObject([
    { id: "3", action: "export-finished" },
    { id: "2", actor: "organizer:2", detail: { state: "TX" }, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
  const [record] = await listAuditEntries({ limit: 1 });
  expect(record).toMatchObject({
    actor: "organizer:1",
    action: "log-exported",
    detail: { format: "jsonl", filter: { state: "TX" } },
  });
  expect(await actionsOf({ state: "TX" })).not.toContain("log-exported");
});

test("a CSV file keeps quotes and commas of a reason in their cell", async () => {
  await writeEntries();
  const [head, line] = (await fileOf({ actor: "organizer:2" }, "csv")).split("\r\n");
  expect(head).toBe("id,at,actor,action,subject,detail,previousHash,hash");
  expect(line).toContain(String.raw`"{""state"":""TX"",""reason"":""a \""test\"", of ours""}"`);
});

test("a file of more entries than one page has each of them once", async () => {
  await onDatabase((client) =>
    client.query(
      `INSERT INTO audit_entry (actor, action, subject, detail) SELECT 'organizer:1', 'organizer-signed-in', 'organizer:1', '{}' FROM generate_series(1, 2500)`,
    ),
  );
  const ids = (await fileOf({}, "jsonl"))
    .trimEnd()
    .split("\n")
    .map((line) => Number((JSON.parse(line) as { id: string }).id));
  expect(ids).toEqual(Array.from({ length: 2500 }, (_, index) => 2500 - index));
});

test.each(["viewer", "organizer"] as const)("a %s gets no file of the log, and no record says so", async (role) => {
  expect(await startLogExport({ id: 2, role, states: null }, EVERYTHING, "csv")).toEqual({
    ok: false,
    refusal: "not-allowed",
  });
  expect(await listAuditEntries({ limit: 1 })).toEqual([]);
});
