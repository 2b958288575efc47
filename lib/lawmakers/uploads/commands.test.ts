import { beforeEach, expect, test } from "vitest";

import { DISTRICTS, fileOf, PEOPLE_HEADER, person } from "../../../tests/data-files";
import { emptyDatabase, onDatabase } from "../../../tests/database";
import { listAuditEntries } from "../../audit/queries";
import { addMilliseconds, MINUTE } from "../../time";
import { importData } from "../imports/commands";
import { findRoster } from "../queries";
import { approveUpload, createUpload, processUpload } from "./commands";
import { findUpload } from "./queries";
import { UPLOAD_BYTES_MAX, uploadInput } from "./schema";

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

async function uploads(content: string): Promise<number> {
  const created = await createUpload(input, { name: "vt.csv", content: Buffer.from(content) }, by);
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
  const kept = await onDatabase(async (client) => (await client.query("SELECT content FROM data_upload")).rows);
  expect(kept).toEqual([{ content: null }]);
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

test("an empty file and one that is too long are not kept", async () => {
  for (const [content, refusal] of [
    ["", "empty"],
    ["x".repeat(UPLOAD_BYTES_MAX + 1), "too-long"],
  ] as const)
    expect(await createUpload(input, { name: "x.csv", content: Buffer.from(content) }, by)).toEqual({
      ok: false,
      refusal,
    });
});
