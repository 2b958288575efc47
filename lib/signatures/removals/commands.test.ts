import { beforeEach, describe, expect, it } from "vitest";

import { auditActions, eventually } from "@/tests/exports";
import { idsOf, writeAlike } from "@/tests/bulk-signers";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { createPetition } from "@/tests/petition";
import { ruleFields, untilDone } from "@/tests/removal-access";
import { signsAndConfirms } from "@/tests/signer";

import { listAuditEntries } from "../../audit/queries";
import type { Organizer } from "../../organizers/schema";
import { clearPetitionMemo } from "../../petitions/queries";
import { addMilliseconds, DAY, MINUTE } from "../../time";
import { reinstate, remove } from "../moderation/commands";
import { erase, withdraw } from "../rights/commands";
import { findTally } from "../tally/queries";
import { cancelRemoval, purgeRemovalLists, startRemoval, undoRemoval, writeRule } from "./commands";
import { findRemoval, listRemovals, readFound } from "./queries";
import { stepRemovals } from "./running/commands";
import { ruleInput } from "./schema";

const now = new Date("2026-03-01T12:30:00Z");
const REASON = "made-up people";
const viewer: Organizer = { id: 7, role: "viewer", states: null };

let petitionId: number;
let admin: Organizer;
let vermonter: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
  admin = await createAdmin();
  vermonter = { ...admin, role: "organizer", states: ["VT"] };
});

async function write(fields: Record<string, string>, by = admin): Promise<number> {
  const written = await writeRule(by, ruleInput.parse(ruleFields(fields)), now);
  if (!written.ok) throw new Error(written.refusal);
  return written.value;
}

/** Writes a rule and lets the worker find what fits it. Returns its number and how many it found. */
async function preview(fields: Record<string, string>, by = admin) {
  const id = await write(fields, by);
  await untilDone(now);
  return { id, found: (await findRemoval(by, id))!.found };
}

async function removeBy(fields: Record<string, string>) {
  const { id } = await preview(fields);
  await startRemoval(admin, id, REASON, now);
  await untilDone(now);
  return id;
}

const counted = async () => (await findTally(petitionId)).confirmed;

describe("a rule", () => {
  it.each([
    ["the domain, and no domain below it", { domain: "spam.example" }, 2],
    ["the domain with those below it, and no look-alike", { domain: "spam.example", subdomains: "with" }, 3],
    ["the network of any IP in it", { network: "198.51.100.200" }, 1],
    ["a share link", { source: "flyer" }, 1],
    ["a span of time", { confirmedFrom: "2026-03-02T00:00", confirmedBefore: "2026-03-03T00:00" }, 1],
    ["words in names and comments, in capitals or not", { phrase: "ICE CREAM" }, 2],
    ["all of it together", { domain: "spam.example", subdomains: "with", state: "VT" }, 1],
    ["a state in which nobody fits", { domain: "spam.example", state: "NY" }, 0],
  ])("finds by %s", async (_name, fields, found) => {
    await writeAlike(petitionId, { domain: "spam.example" });
    await writeAlike(petitionId, { domain: "spam.example", marked: false });
    await writeAlike(petitionId, { domain: "mail.spam.example", state: "VT" });
    await writeAlike(petitionId, { domain: "notspam.example", comment: "Buy ice cream!" });
    await writeAlike(petitionId, { domain: "spam.example.org", source: "flyer" });
    await writeAlike(petitionId, { domain: "spam-example.com", ip: "198.51.100.7", name: "Ice Cream" });
    await writeAlike(petitionId, { domain: "other.example", confirmedAt: new Date("2026-03-02T12:00:00Z") });
    expect(await preview(fields)).toMatchObject({ found });
  });

  it("finds the marks of forms that people sent", async () => {
    await signsAndConfirms(now);
    expect(await preview({ domain: "example.org" })).toMatchObject({ found: 1 });
  });

  it.each([
    [{}, "domain"],
    [{ state: "TX" }, "domain"],
    [{ network: "203.0.113.0/8" }, "network"],
    [{ phrase: "a" }, "phrase"],
    [{ confirmedFrom: "2026-02-30T00:00Z" }, "confirmedFrom"],
    [{ confirmedFrom: "2026-03-02T00:00", confirmedBefore: "2026-03-01T00:00" }, "confirmedBefore"],
    [{ source: "No Code" }, "source"],
  ])("is refused beside the field: %j", (fields, field) => {
    const parsed = ruleInput.safeParse(ruleFields(fields as Record<string, string>));
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});

it("5,000 are removed, 12 of them brought back one by one, and the undo brings back the others and nothing else", async () => {
  const alike = await writeAlike(petitionId, { count: 5_000 });
  const [byHand, ...honest] = await writeAlike(petitionId, { count: 3, domain: "honest.example" });
  await remove(admin, byHand!, "another reason", now);
  expect(await counted()).toBe(5_002);
  const { id, found } = await preview({ domain: "spam.example" });
  expect(found).toBe(5_000);
  await startRemoval(admin, id, REASON, now);
  await stepRemovals(now);
  expect(await counted()).toBe(5_002 - 500);
  await untilDone(now);
  expect(await idsOf("confirmed")).toEqual(honest);
  expect(await counted()).toBe(2);
  const broughtBack = alike.slice(100, 112);
  for (const each of broughtBack) expect(await reinstate(admin, each)).toMatchObject({ ok: true });
  // One is removed again by hand: that is another removal.
  await remove(admin, broughtBack[0]!, "looked at again", now);
  expect(await undoRemoval(admin, id, now)).toMatchObject({ ok: true });
  await untilDone(now);
  expect(await findRemoval(admin, id)).toMatchObject({ status: "undone", removed: 5_000, reinstated: 4_988 });
  expect(await idsOf("removed")).toEqual([broughtBack[0]!, byHand!].sort((a, b) => (a < b ? -1 : 1)));
  expect(await counted()).toBe(5_001);
  const log = (await auditActions()).filter((action) => action.startsWith("removal"));
  expect(log).toEqual([
    ...["removal-written", "removal-previewed", "removal-started", "removal-finished"],
    ...["removal-undo-started", "removal-undone"],
  ]);
  expect(JSON.stringify(await listAuditEntries({ limit: 100 }), (_, value) => String(value))).not.toContain("spam.");
});

describe("the preview", () => {
  it("equals the effect while others sign, withdraw and erase, and those who left are skipped", async () => {
    const [withdrawn, erased, ...rest] = await writeAlike(petitionId, { count: 8 });
    const id = await write({ domain: "spam.example" });
    await writeAlike(petitionId, { count: 5 });
    await untilDone(now);
    expect(await findRemoval(admin, id)).toMatchObject({ found: 8, status: "previewed" });
    await writeAlike(petitionId, { count: 5 });
    await withdraw(withdrawn!, now);
    await erase(erased!);
    await startRemoval(admin, id, REASON, now);
    await untilDone(now);
    expect(await findRemoval(admin, id)).toMatchObject({ found: 8, removed: 6, status: "removed" });
    expect(await idsOf("removed")).toEqual(rest);
    expect(await counted()).toBe(10);
    expect((await listAuditEntries({ limit: 1 }))[0]).toMatchObject({ detail: { removed: 6, skipped: 2 } });
  });

  it("is read in pages without emails, and each reading is logged", async () => {
    await writeAlike(petitionId, { count: 27, comment: "Alike" });
    const { id } = await preview({ domain: "spam.example" });
    const removal = (await findRemoval(admin, id))!;
    const first = (await readFound(admin, removal, 0n))!;
    expect(first).toHaveLength(25);
    expect(first[0]).toMatchObject({ name: "Ann Example", comment: "Alike", outcome: "found", isRemoved: false });
    expect(await readFound(admin, removal, first.at(-1)!.id)).toHaveLength(2);
    expect((await auditActions()).filter((action) => action === "removal-read")).toHaveLength(2);
    expect(JSON.stringify(first, (_, value) => String(value))).not.toContain("@");
  });
});

describe("a removal that runs", () => {
  it("is done once by two workers at once, and two of the same signatures count each once", async () => {
    await writeAlike(petitionId, { count: 1_200 });
    const [one, two] = [await preview({ domain: "spam.example" }), await preview({ network: "203.0.113.7" })];
    for (const { id } of [one, two]) await startRemoval(admin, id, REASON, now);
    await Promise.all([untilDone(now), untilDone(now), untilDone(now)]);
    await untilDone(now);
    const [first, second] = [await findRemoval(admin, one.id), await findRemoval(admin, two.id)];
    expect([first?.status, second?.status]).toEqual(["removed", "removed"]);
    expect(first!.removed + second!.removed).toBe(1_200);
    expect(await counted()).toBe(0);
    await undoRemoval(admin, one.id, now);
    await untilDone(now);
    expect(await counted()).toBe(first!.removed);
  });

  it("is stopped in the middle, and what it removed by then is brought back", async () => {
    await writeAlike(petitionId, { count: 1_100 });
    const { id } = await preview({ domain: "spam.example" });
    await startRemoval(admin, id, REASON, now);
    await stepRemovals(now);
    expect(await cancelRemoval(admin, id, now)).toMatchObject({ ok: true });
    expect(await untilDone(now)).toBe(0);
    expect([await counted(), (await findRemoval(admin, id))!.removed]).toEqual([600, 500]);
    await undoRemoval(admin, id, now);
    await untilDone(now);
    expect(await counted()).toBe(1_100);
  });

  it("goes on where a worker was killed, while it removes and while it brings back", async () => {
    await writeAlike(petitionId, { count: 1_100 });
    const { id } = await preview({ domain: "spam.example" });
    await startRemoval(admin, id, REASON, now);
    for (const end of [0, 1_100]) {
      await stepRemovals(now);
      await killInStep();
      expect(await counted()).toBe(end === 0 ? 600 : 500);
      await untilDone(addMilliseconds(now, MINUTE));
      expect(await counted()).toBe(end);
      if (end === 0) await undoRemoval(admin, id, now);
    }
    expect(await findRemoval(admin, id)).toMatchObject({ status: "undone", removed: 1_100, reinstated: 1_100 });
  });

  it("that fails each time is given up after five tries, says why, and holds no other up", async () => {
    await writeAlike(petitionId, { comment: "Alike" });
    const id = await write({ phrase: "alike" });
    await onDatabase((client) => client.query("UPDATE bulk_removal SET rule_sealed = 'x' WHERE id = $1", [id]));
    const other = await write({ domain: "spam.example" });
    for (let tries = 0; tries < 5; tries += 1)
      await expect(stepsFrom(addMilliseconds(now, tries * 2 * MINUTE))).rejects.toThrow();
    await untilDone(addMilliseconds(now, DAY));
    expect(await findRemoval(admin, other)).toMatchObject({ status: "previewed", found: 1 });
    expect(await findRemoval(admin, id)).toMatchObject({ status: "discarded", failure: expect.any(String) });
    expect(await auditActions()).toContain("removal-given-up");
  });
});

const stepsFrom = async (at: Date) => {
  for (let step = 0; step < 3; step += 1) await stepRemovals(at);
};

/** Ends the connection of a worker after it has changed signatures, and before it has committed. */
async function killInStep(): Promise<void> {
  await onDatabase(async (client) => {
    await client.query("BEGIN");
    // The step comes as far as its last statement, and waits there.
    await client.query("LOCK TABLE bulk_removal_signature IN SHARE MODE");
    const step = stepRemovals(now).catch((error: unknown) => error);
    await eventually(async () => (await endWaiting()) > 0);
    expect(await step).toBeInstanceOf(Error);
    await client.query("ROLLBACK");
  });
}

// On a connection of its own: within a transaction the list of activities stays as it was.
const endWaiting = () =>
  onDatabase(async (client) => {
    const { rows } = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
       AND query LIKE '%UPDATE bulk_removal_signature%'`,
    );
    return rows.length;
  });

describe("who may", () => {
  it("a viewer nothing, and an organizer of one state only what is of that state", async () => {
    await writeAlike(petitionId, { state: "VT" });
    await writeAlike(petitionId, { state: "TX" });
    const refused = { ok: false, refusal: "not-allowed" };
    const rule = (fields: Record<string, string>) => ruleInput.parse(ruleFields({ domain: "spam.example", ...fields }));
    expect(await writeRule(viewer, rule({}), now)).toEqual(refused);
    expect(await writeRule(vermonter, rule({ state: "TX" }), now)).toEqual(refused);
    expect(await listRemovals(viewer, null)).toBeNull();
    const all = await preview({ domain: "spam.example" });
    const own = await preview({ domain: "spam.example" }, vermonter);
    expect([all.found, own.found]).toEqual([2, 1]);
    expect((await listRemovals(vermonter, null))!.map(({ id }) => id)).toEqual([own.id]);
    expect(await findRemoval(vermonter, all.id)).toBeNull();
    for (const [by, id] of [[vermonter, all.id] as const, [viewer, own.id] as const]) {
      expect(await startRemoval(by, id, REASON, now)).toEqual(refused);
      expect(await cancelRemoval(by, id, now)).toEqual(refused);
      expect(await undoRemoval(by, id, now)).toEqual(refused);
    }
    // It moved to another state after the preview, so it is not within the states of the rule any more.
    await onDatabase((client) => client.query("UPDATE signature SET state = 'TX' WHERE state = 'VT'"));
    await startRemoval(vermonter, own.id, REASON, now);
    await untilDone(now);
    expect(await findRemoval(vermonter, own.id)).toMatchObject({ status: "removed", removed: 0 });
  });

  it("nobody what is not its turn", async () => {
    await writeAlike(petitionId);
    const id = await write({ domain: "spam.example" });
    const late = { ok: false, refusal: "not-now" };
    expect([await startRemoval(admin, id, REASON, now), await undoRemoval(admin, id, now)]).toEqual([late, late]);
    await untilDone(now);
    await startRemoval(admin, id, REASON, now);
    expect(await startRemoval(admin, id, REASON, now)).toEqual(late);
    const none = await preview({ domain: "nobody.example" });
    expect(await startRemoval(admin, none.id, REASON, now)).toEqual({ ok: false, refusal: "nothing-found" });
    expect(await cancelRemoval(admin, 999, now)).toEqual({ ok: false, refusal: "no-such-removal" });
  });
});

it("the list of what a rule found goes once it is of no use, and the signer's erasure takes its line at once", async () => {
  const lines = () =>
    onDatabase(async (client) => (await client.query("SELECT 1 FROM bulk_removal_signature")).rows.length);
  const [erased] = await writeAlike(petitionId, { count: 3 });
  const id = await removeBy({ domain: "spam.example" });
  await erase(erased!);
  expect([await lines(), await purgeRemovalLists()]).toEqual([2, 0]);
  await undoRemoval(admin, id, now);
  await untilDone(now);
  expect([await purgeRemovalLists(), await lines()]).toEqual([0, 2]);
  const { id: given } = await preview({ domain: "spam.example" });
  await cancelRemoval(admin, given, now);
  expect([await purgeRemovalLists(), await lines()]).toEqual([2, 2]);
});
