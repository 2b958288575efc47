import { createHash } from "node:crypto";

import { beforeEach, expect, test } from "vitest";

import { DISTRICTS, fileOf, PEOPLE_HEADER, person } from "../../../tests/data-files";
import { emptyDatabase, onDatabase } from "../../../tests/database";
import { listAuditEntries } from "../../audit/queries";
import { addMilliseconds, DAY, MINUTE } from "../../time";
import { importData } from "../imports/commands";
import { findRoster } from "../queries";
import { approveUpload, createUpload, processUpload } from "./commands";
import { findUpload } from "./queries";
import { UPLOAD_BYTES_MAX, UPLOAD_FILES_MAX, uploadInput } from "./schema";

const now = new Date("2026-11-28T12:00:00Z");
const by = { actor: "organizer:7", now };
const input = uploadInput.parse({
  kind: "lawmakers",
  state: "",
  dated: "2026-08-05",
  plan: "",
  source: "Open States",
  partial: "on",
});
const roster = PEOPLE_HEADER + person(1, "Ann Alpha");

beforeEach(async () => {
  await emptyDatabase();
  const files = [fileOf("districts.csv", DISTRICTS)];
  await importData({ kind: "districts", files, source: "x", partial: true }, "operator", now);
});

async function uploads(...contents: string[]): Promise<number> {
  const files = contents.map((content, at) => new File([content], at === 0 ? "vt.csv" : "tx.csv"));
  const created = await createUpload(input, files, by);
  return created.ok ? created.value : 0;
}

test("a file is tried first, changes nothing until it is approved, and is logged as imported by who approved it", async () => {
  const id = await uploads(roster);
  expect(await processUpload(now)).toBe(1);
  expect(await findUpload(id)).toMatchObject({ status: "checked", result: { changes: [{ state: "VT", added: 1 }] } });
  expect([await findRoster("VT"), await processUpload(now)]).toEqual([null, 0]);
  expect(await approveUpload(id, "organizer:8")).toMatchObject({ ok: true });
  expect(await approveUpload(id, "organizer:8")).toEqual({ ok: false, refusal: "not-checked" });
  await processUpload(now);
  expect(await findUpload(id)).toMatchObject({ status: "imported", result: { dated: "2026-08-05" } });
  expect(await findRoster("VT")).toEqual({ date: new Date("2026-08-05"), source: "Open States", count: 1 });
  expect((await listAuditEntries({ limit: 1 }))[0]).toMatchObject({ actor: "organizer:8", action: "data-imported" });
  const kept = await onDatabase(async (client) => (await client.query("SELECT 1 FROM data_upload_part")).rows);
  expect(kept).toEqual([]);
});

test("a broken file is refused with its lines", async () => {
  const id = await uploads(`${roster}broken\n`);
  await processUpload(now);
  expect(await findUpload(id)).toMatchObject({
    status: "refused",
    result: { problems: [{ file: "vt.csv", line: 3 }] },
  });
  expect(await approveUpload(id, "organizer:8")).toMatchObject({ ok: false });
});

test("a worker that died leaves its file to another one some minutes later", async () => {
  const id = await uploads(roster);
  await onDatabase((client) =>
    client.query("UPDATE data_upload SET claimed_until = $1", [addMilliseconds(now, 5 * MINUTE)]),
  );
  expect(await processUpload(now)).toBe(0);
  expect(await processUpload(addMilliseconds(now, 5 * MINUTE))).toBe(1);
  expect(await findUpload(id)).toMatchObject({ status: "checked" });
});

test("one of several workers takes a file", async () => {
  await uploads(roster);
  const done = await Promise.all([processUpload(now), processUpload(now), processUpload(now)]);
  expect(done.sort()).toEqual([0, 0, 1]);
});

test("several files are one import, all or nothing, and a fault names its file", async () => {
  const broken = await uploads(roster, `${PEOPLE_HEADER}broken\n`);
  await processUpload(now);
  expect(await findUpload(broken)).toMatchObject({
    name: "vt.csv and 1 more",
    status: "refused",
    result: { problems: [{ file: "tx.csv", line: 2 }] },
  });
  const id = await uploads(roster, PEOPLE_HEADER + person(2, "Bo Beta"));
  await processUpload(now);
  await approveUpload(id, "organizer:8");
  await processUpload(now);
  expect(await findUpload(id)).toMatchObject({ status: "imported", result: { rows: 2 } });
});

test("a file of many megabytes is kept in parts, and read as it was", async () => {
  const padding = `${"#".repeat(99)}\n`.repeat(30_000);
  const id = await uploads(padding);
  const { rows } = await onDatabase((client) =>
    client.query<{ parts: number; sha256: string }>(
      `SELECT count(*)::int AS parts, encode(sha256(string_agg(content, '' ORDER BY part)), 'hex') AS sha256
       FROM data_upload_part WHERE upload_id = $1`,
      [id],
    ),
  );
  expect(rows).toEqual([{ parts: 3, sha256: createHash("sha256").update(padding).digest("hex") }]);
  await processUpload(now);
  expect(await findUpload(id)).toMatchObject({ status: "refused", bytes: 3_000_000 });
});

test("an import that breaks off is tried three times, and then refused with the reason", async () => {
  const id = await uploads(`${"#".repeat(99)}\n`.repeat(30_000));
  await onDatabase((client) => client.query("DELETE FROM data_upload_part WHERE upload_id = $1 AND part = 2", [id]));
  let at = now;
  for (const status of ["checking", "checking", "refused"]) {
    expect(await processUpload(at)).toBe(1);
    expect(await findUpload(id)).toMatchObject({ status });
    expect(await processUpload(at)).toBe(0);
    at = addMilliseconds(at, 5 * MINUTE);
  }
  expect(await findUpload(id)).toMatchObject({
    result: { problems: [{ file: "vt.csv", message: expect.stringContaining("2000000 of 3000000 bytes") }] },
  });
});

test("a part that disappears while a file is read is not taken for its end", async () => {
  const id = await uploads(roster);
  const moved = `UPDATE data_upload_part SET part = 7 WHERE upload_id = $1`;
  await onDatabase((client) => client.query(moved, [id]));
  expect(await processUpload(now)).toBe(1);
  expect(await findUpload(id)).toMatchObject({ status: "checking", result: null });
});

test("files on which a worker died each time are refused, and approved ones are tried as often", async () => {
  const id = await uploads(roster);
  const died = () => onDatabase((client) => client.query("UPDATE data_upload SET tries = 3"));
  await processUpload(now);
  await died();
  await approveUpload(id, "organizer:8");
  await processUpload(now);
  expect(await findUpload(id)).toMatchObject({ status: "imported" });
  const next = await uploads(roster);
  await died();
  await processUpload(now);
  expect(await findUpload(next)).toMatchObject({ status: "refused" });
});

test("uploads go after thirty days, except one that waits for a worker or is read by one", async () => {
  const ids = [await uploads(roster), await uploads(roster)];
  await processUpload(now);
  const later = addMilliseconds(now, 31 * DAY);
  await createUpload(input, [new File([roster], "vt.csv")], { ...by, now: later });
  expect([await findUpload(ids[0]!), await findUpload(ids[1]!)]).toEqual([
    null,
    expect.objectContaining({ status: "checking" }),
  ]);
});

test.each([
  ["lawmakers", "", false],
  ["districts", "", true],
  ["lawmakers", "2026-08-05", true],
  ["lawmakers", "2026-02-30", false],
])("of %s an upload of the day %j is taken: %s", (kind, dated, isTaken) => {
  const parsed = uploadInput.safeParse({ kind, dated, state: "", plan: "" });
  expect(parsed.success ? null : parsed.error.issues[0]!.path).toEqual(isTaken ? null : ["dated"]);
});

test("an upload may be of tomorrow, where that has begun already, and of no later day", () => {
  const inDays = (count: number) =>
    addMilliseconds(new Date(), count * DAY)
      .toISOString()
      .slice(0, 10);
  const isTaken = (dated: string) => uploadInput.safeParse({ kind: "districts", dated }).success;
  expect([isTaken(inDays(1)), isTaken(inDays(2)), isTaken("2062-08-05")]).toEqual([true, false, false]);
});

test("empty files, too many and too long ones are not kept", async () => {
  const file = (bytes: number) => new File(["x".repeat(bytes)], "x.csv");
  for (const [files, refusal] of [
    [[], "empty"],
    [[file(1), file(0)], "empty"],
    [Array.from({ length: UPLOAD_FILES_MAX + 1 }, () => file(1)), "too-many"],
    [[file(UPLOAD_BYTES_MAX), file(1)], "too-long"],
  ] as const)
    expect(await createUpload(input, [...files], by)).toEqual({ ok: false, refusal });
});
