import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { writeAlike } from "@/tests/bulk-signers";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { UNFILTERED } from "@/tests/signature-filter";
import { formOf, signs, signsAndConfirms } from "@/tests/signer";

import { listAuditEntries } from "../../audit/queries";
import type { Organizer } from "../../organizers/schema";
import { clearPetitionMemo } from "../../petitions/queries";
import { addMilliseconds, HOUR, MINUTE } from "../../time";
import type { TimeZone } from "../../time-zone";
import { readHistory } from "../history/queries";
import { remove } from "../moderation/commands";
import { UNREADABLE } from "../../unreadable";
import { correct, erase } from "../rights/commands";
import { correctionInput } from "../schema";
import { indexNames, lookFor, NAMES_AT_ONCE_MAX } from "./commands";
import { readSignatures } from "./queries";
import { searchInput, type SignatureFilter } from "./schema";

const now = new Date("2026-03-01T12:00:00Z");
let petitionId: number;
let anyone: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
  const id = await onDatabase(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at)
       VALUES (decode(repeat('00', 32), 'hex'), '\\x00', 'organizer', true, '{}', now()) RETURNING id`,
    );
    return rows[0]!.id;
  });
  anyone = { id, role: "organizer", states: null };
});

const look = (fields: Record<string, string>, by = anyone, at = now, timeZone: TimeZone = "UTC") =>
  lookFor(by, searchInput.parse({ petition: "harbor", ...fields }), at, timeZone);

/** The names that a search finds, or why there are none. */
async function found(fields: Record<string, string>, by = anyone, at = now): Promise<unknown> {
  const filter = await look(fields, by, at);
  if (!filter.ok) return filter.refusal;
  return (await readSignatures(by, filter.value))?.map(({ name }) => name);
}

const indexAll = async () => {
  while ((await indexNames()) >= NAMES_AT_ONCE_MAX) continue;
};

describe("a name is found", () => {
  it("by each of its whole words, in any spelling, and by no part of one", async () => {
    await signsAndConfirms(now, cast.mateo);
    await signsAndConfirms(now, cast.grace);
    await indexAll();
    for (const name of ["mateo", "RIVERA", "nanez", "Ñáñez mateo"])
      expect(await found({ name })).toEqual([cast.mateo.name]);
    for (const name of ["mate", "mateo okafor"]) expect(await found({ name })).toBe("nothing-found");
    expect(await found({ name: "—" })).toBe("no-words");
  });

  it("no more once it was corrected or erased, at once", async () => {
    const id = await signsAndConfirms(now, cast.grace);
    await indexAll();
    await correct(id, correctionInput.parse({ ...formOf(cast.grace), name: "Grace Hopper" }), now);
    expect(await found({ name: "okafor" })).toBe("nothing-found");
    await indexAll();
    expect(await found({ name: "hopper" })).toEqual(["Grace Hopper"]);
    await erase(id);
    expect(await found({ name: "hopper" })).toBe("nothing-found");
    const words = await onDatabase(async (client) => (await client.query("SELECT 1 FROM signature_word")).rowCount);
    expect(words).toBe(0);
  });

  it("whatever several workers do at once, and one that cannot be opened stops none", async () => {
    await writeAlike(petitionId, { count: 700, name: "Ann Example" });
    await onDatabase((client) =>
      client.query("UPDATE signature SET name_sealed = '\\x00' WHERE id = (SELECT min(id) FROM signature)"),
    );
    while ((await Promise.all([indexNames(), indexNames(), indexNames()])).some((count) => count > 0)) continue;
    const words = await onDatabase(async (client) => (await client.query("SELECT 1 FROM signature_word")).rowCount);
    expect(words).toBe(2 * 699);
  });
});

it("one name that cannot be opened says so, and the rest of its list is read", async () => {
  await signsAndConfirms(now, cast.grace);
  await signsAndConfirms(now, cast.mateo);
  await onDatabase((client) =>
    client.query("UPDATE signature SET name_sealed = '\\x00' WHERE id = (SELECT min(id) FROM signature)"),
  );
  const filter = await look({});
  const list = await readSignatures(anyone, (filter as { value: SignatureFilter }).value);
  expect(list?.map(({ name }) => name)).toEqual([cast.mateo.name, UNREADABLE]);
});

describe("an email is found", () => {
  it("in every spelling of its mailbox, also while it is not confirmed, with nothing of its form", async () => {
    await signs(now, cast.alias, { name: "Somebody Else" });
    const filter = await look({ email: "samalias+x@googlemail.com" });
    expect(filter.ok).toBe(true);
    const [signature] = (await readSignatures(anyone, (filter as { value: SignatureFilter }).value))!;
    expect(signature).toMatchObject({ status: "pending", name: null, zip: null, comment: null });
    expect(await found({ email: cast.alias.email }, { ...anyone, states: ["NE"] })).toBe("nothing-found");
  });
});

it("a list has only the states of its organizer, whatever is asked, and a viewer has none", async () => {
  await signsAndConfirms(now, cast.grace);
  await signsAndConfirms(now, cast.ruth);
  await indexAll();
  const limited: Organizer = { ...anyone, states: ["VT"] };
  expect(await found({}, limited)).toEqual([cast.ruth.name]);
  expect(await found({ name: "grace" }, limited)).toBe("nothing-found");
  expect(await found({ state: "TX" }, limited)).toBe("not-allowed");
  expect(await found({}, { ...anyone, role: "viewer" })).toBe("not-allowed");
  const forged = { ...UNFILTERED, petition: { id: petitionId, slug: "harbor" }, state: "TX" };
  expect(await readSignatures(limited, forged)).toBeNull();
});

it("ten wrong guesses a minute are answered, and right ones cost none", async () => {
  await signsAndConfirms(now, cast.grace);
  await indexAll();
  for (let right = 0; right < 15; right += 1) expect(await found({ name: "grace" })).toHaveLength(1);
  for (let wrong = 0; wrong < 10; wrong += 1) expect(await found({ name: `no${wrong}` })).toBe("nothing-found");
  expect(await found({ name: "grace" })).toBe("too-many-guesses");
  expect(await found({ email: cast.grace.email })).toBe("too-many-guesses");
  // Other filters tell nobody who has signed.
  expect(await found({ zip: "78701" })).toEqual([cast.grace.name]);
  expect(await found({ name: "grace" }, { ...anyone, id: anyone.id + 1 })).toHaveLength(1);
  expect(await found({ name: "grace" }, anyone, addMilliseconds(now, 2 * MINUTE))).toHaveLength(1);
});

it("everything else narrows too, and pages stay where they are while others sign", async () => {
  const old = addMilliseconds(now, -48 * HOUR);
  const [first] = await writeAlike(petitionId, { count: 60, state: "TX", source: "poster" });
  await writeAlike(petitionId, { state: "VT", source: "mail", name: "Old Example", confirmedAt: old });
  expect(await found({ source: "mail" })).toEqual(["Old Example"]);
  expect(await found({ until: "2026-02-28" })).toEqual(["Old Example"]);
  expect(await found({ from: "2026-03-01", source: "mail" })).toEqual([]);
  // It was still the day before where clocks are behind those of UTC.
  await writeAlike(petitionId, {
    name: "Night Example",
    source: "night",
    confirmedAt: new Date("2026-02-10T02:00:00Z"),
  });
  for (const [timeZone, day] of [
    ["UTC", "2026-02-10"],
    ["America/New_York", "2026-02-09"],
  ] as const) {
    const filter = await look({ source: "night", from: day, until: day }, anyone, now, timeZone);
    expect(await readSignatures(anyone, (filter as { value: SignatureFilter }).value)).toHaveLength(1);
  }
  expect(await found({ zip: "78701-1234", state: "VT" })).toEqual(["Old Example"]);
  expect(await found({ district: "House 49", state: "TX" })).toBe("no-such-district");
  const filter = { ...UNFILTERED, petition: { id: petitionId, slug: "harbor" }, source: "poster" };
  const newest = (await readSignatures(anyone, filter))!;
  await writeAlike(petitionId, { count: 5, source: "poster" });
  const older = (await readSignatures(anyone, { ...filter, before: newest.at(-1)!.id }))!;
  expect(newest).toHaveLength(50);
  expect(older.map(({ id }) => id)).toHaveLength(10);
  expect(older.at(-1)!.id).toBe(first);
});

it("the log says by what somebody looked, and never for whom", async () => {
  await signsAndConfirms(now, cast.grace);
  await indexAll();
  await found({ name: cast.grace.name, email: cast.grace.email, zip: cast.grace.zip });
  const log = (await listAuditEntries({ limit: 5 })).map(({ action, detail }) => ({ action, detail }));
  const by = ["zip", "email", "name"];
  expect(log).toMatchObject([
    { action: "signatures-read", detail: { by, rows: 1 } },
    // Written by the search itself, before any list is opened.
    { action: "signature-found", detail: { by } },
  ]);
  expect(JSON.stringify(log)).not.toMatch(/grace|okafor|78701|@/i);
});

describe("the history of a signature", () => {
  it("has what its signer confirmed, its emails and what organizers did, and nothing of another person's form", async () => {
    const id = await signsAndConfirms(now, cast.grace);
    await signs(addMilliseconds(now, HOUR), cast.mallory, { email: cast.grace.email, comment: "not hers" });
    await remove(anyone, id, "a test", now);
    const history = (await readHistory(anyone, id))!;
    expect(history).toMatchObject({ name: cast.grace.name, status: "removed", removedReason: "a test" });
    expect(history.entries).toMatchObject([{ action: "signature-removed" }]);
    expect(history.emails.length).toBeGreaterThan(0);
    expect(JSON.stringify(history, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toMatch(
      /Mallory|not hers|10001/,
    );
  });

  it("is there only for organizers of its state, and each reading is logged", async () => {
    const id = await signsAndConfirms(now, cast.grace);
    expect(await readHistory({ ...anyone, states: ["VT"] }, id)).toBeNull();
    expect(await readHistory({ ...anyone, role: "viewer" }, id)).toBeNull();
    expect(await readHistory(anyone, id + 999n)).toBeNull();
    expect(await listAuditEntries({ limit: 5 })).toEqual([]);
    await readHistory({ ...anyone, states: ["TX"] }, id);
    expect(await listAuditEntries({ limit: 5 })).toMatchObject([
      { action: "signature-read", subject: `signature:${id}` },
    ]);
  });
});
