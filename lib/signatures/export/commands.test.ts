import { createHash } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { auditActions, eventually, manySigners, signersStillCopied, slotsTaken, writeSigners } from "@/tests/exports";
import { createPetition } from "@/tests/petition";

import type { AuditEntry } from "../../audit/schema";
import { OPERATOR } from "../../audit/schema";
import type { Actor, Organizer } from "../../organizers/schema";
import { clearPetitionMemo } from "../../petitions/queries";
import { startExport, type StartedExport } from "./commands";
import { CSV_START } from "./csv";
import { findManifest, listExports } from "./queries";
import type { ExportInput } from "./schema";

let petitionId: number;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
});

const admin: Organizer = { id: 1, role: "admin", states: null };

const input = (state = ""): ExportInput => ({
  petition: "harbor",
  state,
  format: "csv",
  reason: "hearing of the committee",
});

async function start(by: Actor = admin, state = ""): Promise<StartedExport> {
  const started = await startExport(by, input(state));
  if (!started.ok) throw new Error(started.refusal);
  return started.value;
}

async function readAll({
  chunks,
}: Pick<StartedExport, "chunks">): Promise<{ text: string; bytes: Buffer; entry: AuditEntry }> {
  const parts: Uint8Array[] = [];
  for (;;) {
    const next = await chunks.next();
    if (next.done) {
      const bytes = Buffer.concat(parts);
      return { text: bytes.toString("utf8"), bytes, entry: next.value };
    }
    parts.push(next.value);
  }
}

describe("an export is refused", () => {
  it.each([
    ["a viewer", { id: 2, role: "viewer", states: null }, input(), "not-allowed"],
    ["an organizer of another state", { id: 2, role: "organizer", states: ["TX"] }, input("VT"), "not-allowed"],
    ["an admin, for an unknown state", admin, input("XX"), "no-such-state"],
    ["an admin, for an unknown petition", admin, { ...input(), petition: "nothing" }, "no-such-petition"],
    ["the operator, for an unknown state", OPERATOR, input("XX"), "no-such-state"],
  ] as const)("to %s, and opens and logs nothing", async (_name, by, exportInput, refusal) => {
    expect(await startExport(by as Actor, exportInput)).toEqual({ ok: false, refusal });
    expect(await slotsTaken()).toBe(0);
    expect(await auditActions()).toEqual([]);
  });

  it("to readers who neither made it nor are admins", async () => {
    const organizer: Organizer = { id: 2, role: "organizer", states: ["TX"] };
    const { entry: theirs } = await readAll(await start(organizer));
    const { entry: operators } = await readAll(await start(OPERATOR));
    const seenBy = async (reader: Organizer) => [
      (await listExports(reader, 9)).map(({ actor }) => actor),
      (await findManifest(reader, theirs.id))?.logEntry,
      (await findManifest(reader, operators.id))?.logEntry,
    ];
    expect(await seenBy(admin)).toEqual([["operator", "organizer:2"], Number(theirs.id), Number(operators.id)]);
    expect(await seenBy(organizer)).toEqual([["organizer:2"], Number(theirs.id), undefined]);
    expect(await seenBy({ ...organizer, id: 3 })).toEqual([[], undefined, undefined]);
    expect(await seenBy({ ...organizer, role: "viewer" })).toEqual([[], undefined, undefined]);
  });
});

describe("an export", () => {
  it("contains only confirmed signatures of the permitted states", async () => {
    await writeSigners(petitionId, [
      { state: "TX", name: "One" },
      { state: "VT", name: "Two" },
      { state: "NE", name: "Three" },
      ...["pending", "withdrawn", "removed"].map((status) => ({ state: "TX", status, name: `Not ${status}` })),
    ]);
    const namesOf = (text: string) =>
      text
        .trim()
        .split("\r\n")
        .slice(1)
        .map((line) => line.split(",")[1]);
    expect(namesOf((await readAll(await start())).text)).toEqual(["One", "Two", "Three"]);
    expect(namesOf((await readAll(await start(admin, "TX"))).text)).toEqual(["One"]);
    expect(namesOf((await readAll(await start({ id: 2, role: "organizer", states: ["NE", "VT"] }))).text)).toEqual([
      "Two",
      "Three",
    ]);
    expect((await readAll(await start(admin, "WY"))).text).toBe(CSV_START);
  });

  it("is logged at its start with actor, reason and filter, and at its end with rows and hash", async () => {
    await writeSigners(petitionId, [{ state: "TX", comment: "=cmd" }, { state: "TX" }]);
    const started = await start(admin, "TX");
    expect(await auditActions()).toEqual(["export-started"]);
    const { bytes, text, entry } = await readAll(started);
    expect(text.split("\r\n")[1]).toMatch(/,'=cmd$/);
    expect(entry).toMatchObject({
      actor: "organizer:1",
      action: "export-finished",
      subject: "petition:harbor",
      detail: {
        reason: "hearing of the committee",
        states: ["TX"],
        rows: 2,
        bytes: bytes.length,
        versions: [1],
        sha256: createHash("sha256").update(bytes).digest("hex"),
      },
    });
  });

  it("is a snapshot: changes during the download do not appear in it", async () => {
    await writeSigners(petitionId, manySigners(4_000));
    const started = await start();
    await started.chunks.next();
    await onDatabase((client) => client.query("DELETE FROM signature WHERE id % 2 = 0"));
    expect((await readAll(started)).entry.detail.rows).toBe(4_000);
  });

  it("has its rows complete and in order over many batches and threads", async () => {
    await writeSigners(petitionId, manySigners(6_000));
    const { text } = await readAll(await start());
    const ids = text
      .trimEnd()
      .split("\r\n")
      .slice(1)
      .map((line) => Number(line.split(",")[0]));
    expect(ids).toHaveLength(6_000);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(new Set(ids).size).toBe(6_000);
  });

  it("fails, and logs that, when a row cannot be opened", async () => {
    await writeSigners(petitionId, [{ state: "TX" }]);
    await onDatabase((client) => client.query("UPDATE signature SET name_sealed = '\\x0102'"));
    await expect(readAll(await start()).then(({ entry }) => entry.action)).rejects.toThrow();
    expect(await auditActions()).toEqual(["export-started", "export-failed"]);
    await eventually(async () => (await slotsTaken()) === 0);
  });

  it("fails when the connection to the database breaks in the middle", async () => {
    await writeSigners(petitionId, signersStillCopied());
    const started = await start();
    await started.chunks.next();
    await started.chunks.next();
    await onDatabase((client) =>
      client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY%' AND pid <> pg_backend_pid() AND datname = current_database()",
      ),
    );
    await expect(readAll(started).then(({ entry }) => entry.action)).rejects.toThrow();
    expect(await auditActions()).toEqual(["export-started", "export-failed"]);
  });

  it("needs a slot: the third at the same time is refused, and the next one after an end is not", async () => {
    const [first, second] = [await start(), await start()];
    expect(await startExport(admin, input())).toEqual({ ok: false, refusal: "too-many-exports" });
    await first.chunks.return(undefined as never);
    await eventually(async () => (await slotsTaken()) === 1);
    await readAll(await start());
    await readAll(second);
    expect(await slotsTaken()).toBe(0);
  });
});
