import { beforeEach, describe, expect, it, test } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";

import { db } from "../db/client";
import { recordAudit, recordAuditHead } from "./commands";
import { findAuditHead, listAuditEntries, listAuditEntriesOf, verifyAudit } from "./queries";

beforeEach(emptyDatabase);

const record = (subject: string) =>
  recordAudit({ actor: "operator", action: "switch-set", subject, detail: { value: subject } });

async function recordMany(count: number) {
  for (let i = 1; i <= count; i++) await record(`thing:${i}`);
}

/** Runs SQL without triggers, as somebody with full rights on the database could. */
const tamper = (statement: string) =>
  onDatabase((client) => client.query(`SET session_replication_role = replica; ${statement}`));

describe("the log", () => {
  it("numbers and chains what is recorded, and lists it newest first", async () => {
    await recordMany(3);
    const entries = await listAuditEntries({ limit: 2 });
    expect(entries.map(({ id, subject }) => [id, subject])).toEqual([
      [3n, "thing:3"],
      [2n, "thing:2"],
    ]);
    expect((await listAuditEntries({ before: 2n, limit: 2 })).map(({ id }) => id)).toEqual([1n]);
    expect(await listAuditEntriesOf({ action: "switch-set", actor: "organizer:1", limit: 9 })).toEqual([]);
  });

  it("stays intact when many record at once", async () => {
    await Promise.all(Array.from({ length: 40 }, (_, i) => record(`thing:${i}`)));
    expect(await verifyAudit()).toMatchObject({ entries: 40, firstBroken: null });
  });

  it("has an entry exactly when its transaction was committed", async () => {
    const refused = db.$transaction(async (tx) => {
      await recordAudit({ actor: "operator", action: "switch-set", subject: "never" }, tx);
      throw new Error("changed our mind");
    });
    await expect(refused).rejects.toThrow("changed our mind");
    await db.$transaction((tx) => recordAudit({ actor: "operator", action: "switch-set", subject: "kept" }, tx));
    expect((await listAuditEntries({ limit: 9 })).map(({ id, subject }) => [id, subject])).toEqual([[1n, "kept"]]);
  });

  it.each(["UPDATE audit_entry SET actor = 'me'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"])(
    "refuses %s",
    async (statement) => {
      await recordMany(2);
      await expect(onDatabase((client) => client.query(statement))).rejects.toThrow(/append-only|truncated/);
      expect(await verifyAudit()).toMatchObject({ entries: 2, firstBroken: null });
    },
  );

  it("takes no number, time or hash from the statement that inserts", async () => {
    await onDatabase((client) =>
      client.query(`INSERT INTO audit_entry (id, at, actor, action, subject, detail, previous_hash, hash)
      VALUES (77, '2001-01-01', 'me', 'switch-set', 'x', '{}', 'x', 'y')`),
    );
    expect((await listAuditEntries({ limit: 1 }))[0]).toMatchObject({ id: 1n });
    expect(await verifyAudit()).toMatchObject({ entries: 1, firstBroken: null });
  });
});

describe("after any change of a row in the log, the verification names the first broken entry", () => {
  const copy =
    "INSERT INTO audit_entry SELECT $id, at, 'someone', action, subject, detail, previous_hash, hash FROM audit_entry WHERE id = 3";

  test.each([
    ["an empty log is whole", "", 0, null],
    ["an untouched log is whole", "", 5, null],
    ["a changed actor", "UPDATE audit_entry SET actor = 'someone' WHERE id = 3", 5, 3n],
    ["a changed detail", "UPDATE audit_entry SET detail = '{}' WHERE id = 2", 5, 2n],
    ["a changed time", "UPDATE audit_entry SET at = at + interval '1 ms' WHERE id = 4", 5, 4n],
    ["a changed hash", "UPDATE audit_entry SET hash = sha256('x') WHERE id = 2", 5, 2n],
    [
      "a change hidden by computing its hash again",
      `UPDATE audit_entry SET actor = 'someone',
      hash = audit_hash(previous_hash, id, at, 'someone', action, subject, detail) WHERE id = 2`,
      5,
      3n,
    ],
    ["a deleted entry", "DELETE FROM audit_entry WHERE id = 2", 5, 3n],
    ["a deleted beginning", "DELETE FROM audit_entry WHERE id = 1", 5, 2n],
    [
      "two swapped entries",
      `UPDATE audit_entry a SET detail = b.detail, subject = b.subject FROM audit_entry b
      WHERE (a.id, b.id) IN ((2, 3), (3, 2))`,
      5,
      2n,
    ],
    ["an entry inserted at the end", copy.replace("$id", "6"), 5, 6n],
    ["an entry inserted before the beginning", copy.replace("$id", "-1"), 5, -1n],
  ])("%s", async (_name, statement, length, firstBroken) => {
    await recordMany(length);
    if (statement) await tamper(statement);
    expect((await verifyAudit()).firstBroken).toBe(firstBroken);
  });

  it("also across its batches", { timeout: 60_000 }, async () => {
    await onDatabase((client) =>
      client.query(`INSERT INTO audit_entry (actor, action, subject, detail)
      SELECT 'operator', 'switch-set', 'thing:' || i, '{}' FROM generate_series(1, 2100) i`),
    );
    expect(await verifyAudit()).toMatchObject({ entries: 2100, firstBroken: null });
    await tamper("DELETE FROM audit_entry WHERE id = 2000");
    expect((await verifyAudit()).firstBroken).toBe(2001n);
  });
});

describe("the head of the log", () => {
  const on = (day: string) => new Date(`${day}T00:02:00Z`);
  const hex = (hash: Uint8Array | undefined) => hash && Buffer.from(hash).toString("hex");

  it("is recorded once a day, however often that is tried, and is found by its day", async () => {
    expect(await recordAuditHead(on("2026-03-01"))).toBe(0);
    expect(await findAuditHead(null)).toBeNull();
    await recordMany(2);
    const recorded = await Promise.all([1, 2, 3].map(() => recordAuditHead(on("2026-03-02"))));
    expect(recorded.sort()).toEqual([0, 0, 1]);
    const { head } = await verifyAudit();
    await recordMany(1);
    await recordAuditHead(new Date("2026-03-02T23:59:00Z"));
    await recordAuditHead(on("2026-03-03"));
    const first = await findAuditHead("2026-03-02");
    expect(first).toMatchObject({ day: "2026-03-02", entries: 2, recordedAt: on("2026-03-02") });
    expect(hex(first?.hash)).toBe(head);
    expect(await findAuditHead(null)).toMatchObject({ day: "2026-03-03", entries: 3 });
    expect(await findAuditHead("2026-03-01")).toBeNull();
  });

  it.each(["UPDATE audit_head SET entries = 1", "DELETE FROM audit_head", "TRUNCATE audit_head"])(
    "refuses %s",
    async (statement) => {
      await recordMany(2);
      await recordAuditHead(on("2026-03-02"));
      await expect(onDatabase((client) => client.query(statement))).rejects.toThrow(/append-only|truncated/);
      expect(await findAuditHead(null)).toMatchObject({ entries: 2 });
    },
  );

  it("shows that the log before it was rewritten, although the new chain is consistent", async () => {
    await recordMany(4);
    await recordAuditHead(on("2026-03-02"));
    await tamper(`
      CREATE TEMP TABLE kept AS SELECT * FROM audit_entry; DELETE FROM audit_entry;
      SET session_replication_role = origin;
      INSERT INTO audit_entry (actor, action, subject, detail) SELECT 'someone', action, subject, detail FROM kept ORDER BY id`);
    expect((await verifyAudit()).firstBroken).toBe(4n);
  });

  it("shows that the end of the log was cut off", async () => {
    await recordMany(4);
    await recordAuditHead(on("2026-03-02"));
    await tamper("DELETE FROM audit_entry WHERE id = 4");
    expect(await verifyAudit()).toMatchObject({ entries: 3, firstBroken: 4n, head: null });
  });
});
