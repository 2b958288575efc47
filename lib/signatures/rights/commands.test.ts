import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { draftsOf, formOf, signatureOf, signs, signsAndConfirms } from "@/tests/signer";

import { emailHash } from "../../canonical-email";
import { inviteFirstOrganizer } from "../../organizers/commands";
import { listOrganizers } from "../../organizers/queries";
import { clearPetitionMemo } from "../../petitions/queries";
import { addMilliseconds, DAY } from "../../time";
import { confirm } from "../commands";
import { remove } from "../moderation/commands";
import { findSignature } from "../queries";
import { findTally } from "../tally/queries";
import { CHANGES_PER_SIGNATURE } from "../rules";
import { additionInput } from "../schema";
import { add, correct, erase, restore, stopUpdates, withdraw } from "./commands";

const now = new Date("2026-03-01T12:00:00Z");
const { grace } = cast;
const gone = { ok: false, refusal: "no-such-signature" };

let petitionId: number;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
});

const confirmed = async () => (await findTally(petitionId)).confirmed;
const correction = (fields: Parameters<typeof formOf>[1] = {}) => {
  const { age: _age, email: _email, ...details } = formOf(grace, fields);
  return details;
};

/** The number of rows with the hash of the email, in the whole database. */
async function traces(email: string): Promise<number> {
  return onDatabase(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    const everything = rows.map(({ name }) => `SELECT t::text AS row FROM "${name}" t`).join(" UNION ALL ");
    const hex = emailHash(email).toString("hex");
    return (await client.query(`SELECT 1 FROM (${everything}) rows WHERE row LIKE '%' || $1 || '%'`, [hex])).rowCount!;
  });
}

describe("the signer's own page", () => {
  it("withdraws and restores at once, and doing it twice is harmless", async () => {
    const id = await signsAndConfirms(now);
    for (const time of [1, 2]) expect((await withdraw(id, addMilliseconds(now, time))).ok).toBe(true);
    expect(await confirmed()).toBe(0);
    for (const time of [3, 4]) expect((await restore(id, addMilliseconds(now, time))).ok).toBe(true);
    expect(await confirmed()).toBe(1);
  });

  it("sets a comment that changes back to waiting for an organizer's eye, and no other", async () => {
    const id = await signsAndConfirms(now);
    await correct(id, correction({ comment: "Mine" }), now);
    const included = () =>
      onDatabase(async (client) => {
        const { rows } = await client.query<{ review: string }>(
          "SELECT comment_review AS review FROM signature WHERE id = $1",
          [id],
        );
        return rows[0]!.review;
      });
    expect(await included()).toBe("waiting");
    await onDatabase(async (client) => {
      await client.query(`INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at)
        VALUES (sha256('x'), 'x', 'admin', true, '{}', now())`);
      await client.query(
        "UPDATE signature SET comment_review = 'included', reviewed_by = (SELECT id FROM organizer), reviewed_at = now()",
      );
    });
    await correct(id, correction({ comment: "Mine", name: "Grace O." }), now);
    expect(await included()).toBe("included");
    await correct(id, correction({ comment: "Mine, and more" }), now);
    expect(await included()).toBe("waiting");
  });

  it("moves the count to the state that the signer corrects", async () => {
    const id = await signsAndConfirms(now);
    expect(
      (await correct(id, correction({ zip: "05401", state: "VT", name: "Grace O.", comment: "Mine" }), now)).ok,
    ).toBe(true);
    expect(await findTally(petitionId)).toMatchObject({ confirmed: 1, byState: { VT: 1, TX: 0 } });
    expect(await findSignature(id)).toMatchObject({
      name: "Grace O.",
      comment: "Mine",
      zip: "05401",
      state: "VT",
      email: grace.email,
    });
  });

  it("stops updates, and doing it twice is harmless", async () => {
    const id = await signsAndConfirms(now, grace, { updates: "on" });
    for (const _time of [1, 2]) expect((await stopUpdates(id)).ok).toBe(true);
    expect(await findSignature(id)).toMatchObject({ status: "confirmed", wantsUpdates: false });
  });

  it("erases every trace of the person, and the email may sign again", async () => {
    const id = await signsAndConfirms(now, grace, { street: "1100 Congress Ave", comment: "Please act" });
    await signs(addMilliseconds(now, DAY));
    expect(await traces(grace.email)).toBeGreaterThan(0);
    for (const _time of [1, 2]) expect((await erase(id)).ok).toBe(true);
    expect(await confirmed()).toBe(0);
    expect([await traces(grace.email), await draftsOf(grace.email)]).toEqual([0, []]);
    expect(await signsAndConfirms(now)).not.toBe(id);
    expect(await confirmed()).toBe(1);
  });

  it("erases drafts that wait for confirmation as well, and their links do nothing", async () => {
    const draft = (await signs(now))!;
    await erase((await signatureOf(grace.email))!);
    expect(await traces(grace.email)).toBe(0);
    expect(await confirm(draft, now)).toEqual(gone);
  });

  it("does not exist before confirming", async () => {
    await signs(now);
    const id = (await signatureOf(grace.email))!;
    expect(await findSignature(id)).toBeNull();
    for (const result of [await withdraw(id, now), await restore(id, now), await correct(id, correction(), now)])
      expect(result).toEqual(gone);
    expect(await confirmed()).toBe(0);
  });
});

describe("what a signer adds after confirming", () => {
  const addition = (fields: Record<string, string>) => additionInput.parse(fields);
  const WHOLE = { street: "1100 Congress Ave", comment: "Please act", display: "initials" };
  const waitingStreets = () =>
    onDatabase(
      async (client) =>
        (await client.query<{ street: Buffer }>("SELECT street_sealed AS street FROM district_lookup")).rows,
    );

  it("joins the signature that the link has confirmed, sealed, and the number stays", async () => {
    const draft = (await signs(now))!;
    await confirm(draft, now);
    const id = (await signatureOf(grace.email))!;
    expect(await add(draft, addition(WHOLE), now)).toEqual({ ok: true, value: { signatureId: id } });
    expect(await findSignature(id)).toMatchObject({ comment: "Please act", display: "initials", name: grace.name });
    const [street, ...others] = await waitingStreets();
    expect(others).toEqual([]);
    expect(street!.street.includes("Congress")).toBe(false);
    const stored = await onDatabase(
      async (client) => (await client.query("SELECT s::text AS row FROM signature s")).rows,
    );
    expect(JSON.stringify(stored)).not.toMatch(/Please|506c65617365/);
    expect(await confirmed()).toBe(1);
  });

  it("changes nothing where it is left empty", async () => {
    const draft = (await signs(now, grace, { comment: "Mine", display: "name" }))!;
    await confirm(draft, now);
    expect((await add(draft, addition({ street: " ", comment: "", display: "" }), now)).ok).toBe(true);
    expect(await findSignature((await signatureOf(grace.email))!)).toMatchObject({ comment: "Mine", display: "name" });
    expect(await waitingStreets()).toEqual([]);
  });

  it("replaces a street that still waits, so that one is looked up", async () => {
    const draft = (await signs(now, grace, { street: "1 Main St" }))!;
    await confirm(draft, now);
    const [first] = await waitingStreets();
    for (const _time of [1, 2]) await add(draft, addition({ street: WHOLE.street }), now);
    const [second, ...others] = await waitingStreets();
    expect(others).toEqual([]);
    expect(second!.street.equals(first!.street)).toBe(false);
  });

  it("is refused for a draft that has confirmed nothing, also while another one has", async () => {
    const [own, foreign] = [(await signs(now))!, (await signs(now, grace, { name: "Mallory" }))!];
    expect(await add(own, addition(WHOLE), now)).toEqual({ ok: false, refusal: "not-confirmed" });
    await confirm(own, now);
    expect(await add(foreign, addition(WHOLE), now)).toEqual({ ok: false, refusal: "not-confirmed" });
    expect(await add(own + 1_000n, addition(WHOLE), now)).toEqual(gone);
    expect(await findSignature((await signatureOf(grace.email))!)).toMatchObject({ comment: null, display: "hidden" });
    expect(await waitingStreets()).toEqual([]);
  });

  it("is refused once the signature is withdrawn, removed or erased", async () => {
    const draft = (await signs(now))!;
    await confirm(draft, now);
    const id = (await signatureOf(grace.email))!;
    await withdraw(id, now);
    expect(await add(draft, addition(WHOLE), now)).toEqual({ ok: false, refusal: "withdrawn" });
    await restore(id, now);
    await inviteFirstOrganizer(cast.organizer.email, now);
    const admin = { id: (await listOrganizers(now))[0]!.id, role: "admin", states: null } as const;
    await remove(admin, id, "The same name forty times", now);
    expect(await add(draft, addition(WHOLE), now)).toEqual({ ok: false, refusal: "removed" });
    await erase(id);
    expect(await add(draft, addition(WHOLE), now)).toEqual(gone);
    expect(await waitingStreets()).toEqual([]);
  });

  it("may be a street on the own page as well, where the signature counts", async () => {
    const id = await signsAndConfirms(now);
    await correct(id, correction({ street: WHOLE.street }), now);
    expect(await waitingStreets()).toHaveLength(1);
    await erase(id);
    const second = await signsAndConfirms(now);
    await withdraw(second, now);
    await correct(second, correction({ street: WHOLE.street }), now);
    expect(await waitingStreets()).toEqual([]);
  });
});

describe("changes of one signature", () => {
  it("are limited, however many come at once, and what is refused changes nothing", async () => {
    const id = await signsAndConfirms(now);
    const names = Array.from({ length: 20 }, (_, i) => `Grace ${"ABCDEFGHIJKLMNOPQRST"[i]!}`);
    const done = await Promise.all(names.map((name) => correct(id, { ...correction(), name }, now)));
    expect(done.filter(({ ok }) => ok)).toHaveLength(CHANGES_PER_SIGNATURE.max);
    expect(done.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: "too-many-changes" });
    const before = await findSignature(id);
    expect(await correct(id, { ...correction(), name: "Another Name" }, now)).toMatchObject({ ok: false });
    expect(await findSignature(id)).toEqual(before);
    expect(await correct(id, { ...correction(), name: "Another Name" }, addMilliseconds(now, DAY))).toEqual({
      ok: true,
    });
  });

  it("that are used up refuse neither withdrawing nor erasing", async () => {
    const id = await signsAndConfirms(now);
    for (let time = 0; time < CHANGES_PER_SIGNATURE.max; time += 1) await correct(id, correction(), now);
    expect(await withdraw(id, now)).toEqual({ ok: true });
    expect(await restore(id, now)).toEqual({ ok: false, refusal: "too-many-changes" });
    expect(await erase(id)).toEqual({ ok: true });
    expect(await findSignature(id)).toBeNull();
  });
});
