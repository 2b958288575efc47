import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";

import { emailHash } from "../canonical-email";
import { setSwitch } from "../limits/commands";
import { clearPetitionMemo } from "../petitions/queries";
import { DAY, HOUR, addMilliseconds } from "../time";
import { confirm, correct, erase, purgePending, restore, sendConfirmationAgain, sign, withdraw } from "./commands";
import { findSignature } from "./queries";
import type { SignatureInput } from "./schema";
import { findTally } from "./tally/queries";

const now = new Date("2026-03-01T12:00:00Z");
const context = { locale: "en", source: null, sender: { ip: "127.0.0.1" } } as const;

let petitionId: number;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
});

const input = (person: { name: string; email: string; zip: string; state: string } = cast.grace) =>
  ({
    name: person.name,
    email: person.email.toLowerCase(),
    zip: person.zip,
    state: person.state,
    comment: null,
    display: "hidden",
    updates: false,
    age: true,
  }) as SignatureInput;

const signs = (person = input(), at = now) => sign("harbor", person, context, at);

const rows = () =>
  onDatabase(async (client) =>
    (
      await client.query<{ id: bigint; status: string; emails: number }>(
        "SELECT id, status, emails_sent AS emails FROM signature ORDER BY id",
      )
    ).rows.map((row) => ({ ...row, id: BigInt(row.id) })),
  );
const emails = () =>
  onDatabase(
    async (client) =>
      (
        await client.query<{ kind: string; locale: string; props: object }>(
          "SELECT kind, locale, props FROM outbox_email ORDER BY id",
        )
      ).rows,
  );
const confirmed = async () => (await findTally(petitionId)).confirmed;

async function signed(person = input()): Promise<bigint> {
  await signs(person);
  const hash = emailHash(person.email);
  return onDatabase(async (client) =>
    BigInt((await client.query<{ id: string }>("SELECT id FROM signature WHERE email_hash = $1", [hash])).rows[0]!.id),
  );
}

describe("signing", () => {
  it("leaves the count until the mailed confirmation is completed, then raises it by exactly one", async () => {
    const id = await signed();
    expect(await confirmed()).toBe(0);
    expect((await confirm(id, addMilliseconds(now, HOUR))).ok).toBe(true);
    expect(await findTally(petitionId)).toMatchObject({ confirmed: 1, byState: { TX: 1 }, unknownState: 0 });
  });

  it("writes the signature and its email together", async () => {
    await signs();
    expect(await emails()).toEqual([
      { kind: "confirm-signature", locale: "en", props: { title: "Light the harbors", slug: "harbor" } },
    ]);
  });

  it("three times at the same moment keeps one signature", async () => {
    await Promise.all([signs(), signs(), signs()]);
    expect(await rows()).toMatchObject([{ status: "pending", emails: 3 }]);
  });

  it("again while pending sends the email again, five times at most, and keeps the newest details", async () => {
    for (let time = 0; time < 8; time += 1) await signs({ ...input(), name: `Grace ${time}` });
    const [row] = await rows();
    expect(row).toMatchObject({ status: "pending", emails: 5 });
    expect((await emails()).map(({ kind }) => kind)).toEqual(Array(5).fill("confirm-signature"));
    expect((await findSignature(row!.id))?.name).toBe("Grace 4");
  });

  it("ten times at the same moment sends five emails", async () => {
    await Promise.all(Array.from({ length: 10 }, () => signs()));
    expect(await emails()).toHaveLength(5);
  });

  it("again when confirmed sends an email that says so and changes nothing else", async () => {
    const id = await signed();
    await confirm(id, now);
    await signs({ ...input(), name: "Somebody Else" }, addMilliseconds(now, DAY));
    expect((await emails()).at(-1)).toMatchObject({ kind: "already-signed", props: { status: "confirmed" } });
    expect(await findSignature(id)).toMatchObject({ status: "confirmed", name: cast.grace.name });
    expect(await confirmed()).toBe(1);
  });

  it("tells a signer at most once an hour, five times in all, that somebody typed their address", async () => {
    await confirm(await signed(), now);
    for (let time = 0; time < 20; time += 1) await signs(input(), addMilliseconds(now, DAY + time * 30 * 60_000));
    expect((await emails()).filter(({ kind }) => kind === "already-signed")).toHaveLength(5);
  });

  it("with a blocked address answers the same and writes nothing", async () => {
    await onDatabase((client) =>
      client.query("INSERT INTO suppressed_email (email_hash, reason) VALUES ($1, 'complaint')", [
        emailHash(cast.grace.email),
      ]),
    );
    expect(await signs()).toEqual({ ok: true, value: undefined });
    expect(await rows()).toEqual([]);
    expect(await emails()).toEqual([]);
  });

  it("answers new, pending, confirmed and blocked addresses alike", async () => {
    const answers = [await signs(), await signs()];
    await confirm((await rows())[0]!.id, now);
    answers.push(await signs());
    await onDatabase((client) =>
      client.query("INSERT INTO suppressed_email (email_hash, reason) VALUES ($1, 'bounce')", [
        emailHash(cast.ruth.email),
      ]),
    );
    answers.push(await signs(input(cast.ruth)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it("a blocked address that asks for another email gets none, and nothing changes", async () => {
    const id = await signed();
    await onDatabase((client) =>
      client.query("INSERT INTO suppressed_email (email_hash, reason) VALUES ($1, 'complaint')", [
        emailHash(cast.grace.email),
      ]),
    );
    const before = await rows();
    expect(await sendConfirmationAgain(id, addMilliseconds(now, HOUR))).toEqual({
      ok: false,
      refusal: "emails-used-up",
    });
    expect([await rows(), await emails()]).toEqual([before, [expect.anything()]]);
  });

  it("with all spellings of one mailbox at once ends in one confirmed signature", async () => {
    const spellings = ["a.b+x@gmail.com", "ab@gmail.com", "ab@gmail.com", "a.b@googlemail.com"];
    await Promise.all(spellings.map((email) => signs({ ...input(), email })));
    const all = await rows();
    await Promise.all([...all, ...all].map(({ id }) => confirm(id, now)));
    expect(await rows()).toMatchObject([{ status: "confirmed" }]);
    expect(await confirmed()).toBe(1);
  });

  it("lets two addresses that differ by a dot both sign where dots matter", async () => {
    for (const email of ["a.b@outlook.com", "ab@outlook.com"]) await confirm(await signed({ ...input(), email }), now);
    expect(await confirmed()).toBe(2);
  });

  it("keeps nothing readable of the person in the database", async () => {
    await signs({ ...input(), comment: "My own words about it" });
    const text = await onDatabase(
      async (client) =>
        (
          await client.query<{ all: string }>(
            `SELECT (SELECT string_agg(s::text, ' ') FROM signature s) || (SELECT string_agg(l::text, ' ') FROM outbox_email l) AS all`,
          )
        ).rows[0]!.all,
    );
    for (const secret of ["Okafor", "grace@", "own words"]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString("hex"));
    }
  });

  it("is refused, with the reason, where the petition takes no signatures", async () => {
    await createPetition({ slug: "over", closesAt: addMilliseconds(now, -HOUR) });
    await createPetition({ slug: "resting", status: "paused", pausedAt: now });
    await createPetition({ slug: "unseen", status: "draft" });
    await createPetition({ slug: "gone", status: "taken_down" });
    const answer = async (slug: string) => sign(slug, input(), context, now);
    expect(await answer("over")).toEqual({ ok: false, refusal: "petition-closed" });
    expect(await answer("resting")).toEqual({ ok: false, refusal: "petition-paused" });
    for (const slug of ["unseen", "gone", "nothing", "'; --"]) {
      expect(await answer(slug)).toEqual({ ok: false, refusal: "no-such-petition" });
    }
    await setSwitch(null, "signing-paused", true, now);
    expect(await answer("harbor")).toEqual({ ok: false, refusal: "signing-paused" });
    expect(await rows()).toEqual([]);
  });
});

describe("confirming", () => {
  it("twenty times at once confirms one signature and raises the count by one", async () => {
    const id = await signed();
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(id, now)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await confirmed()).toBe(1);
    expect((await emails()).filter(({ kind }) => kind === "signature-confirmed")).toHaveLength(1);
  });

  it("after its time is refused and changes nothing, and a new email makes it possible again", async () => {
    const id = await signed();
    const late = addMilliseconds(now, 8 * DAY);
    expect(await confirm(id, late)).toEqual({ ok: false, refusal: "expired" });
    expect(await confirmed()).toBe(0);
    expect((await sendConfirmationAgain(id, late)).ok).toBe(true);
    expect((await confirm(id, addMilliseconds(late, DAY))).ok).toBe(true);
    expect(await confirmed()).toBe(1);
  });

  it("sends no sixth email, however a new one is asked for", async () => {
    const id = await signed();
    const answers = [];
    for (let time = 0; time < 6; time += 1) answers.push((await sendConfirmationAgain(id, now)).ok);
    expect(answers).toEqual([true, true, true, true, false, false]);
    expect(await emails()).toHaveLength(5);
  });

  it("counts within a day after the petition closed and is refused later", async () => {
    const ids = [await signed(), await signed(input(cast.ruth))];
    await onDatabase((client) =>
      client.query("UPDATE petition SET status = 'closed', closes_at = $1", [addMilliseconds(now, HOUR)]),
    );
    expect((await confirm(ids[0]!, addMilliseconds(now, 24 * HOUR))).ok).toBe(true);
    expect(await confirm(ids[1]!, addMilliseconds(now, 26 * HOUR))).toEqual({ ok: false, refusal: "petition-closed" });
    expect(await confirmed()).toBe(1);
  });

  it("is refused while the petition or signing is paused, and nothing is lost", async () => {
    const id = await signed();
    await setSwitch(null, "signing-paused", true, now);
    expect(await confirm(id, now)).toEqual({ ok: false, refusal: "signing-paused" });
    await setSwitch(null, "signing-paused", false, now);
    expect((await confirm(id, now)).ok).toBe(true);
  });

  it("of a signature that is not there says so", async () => {
    expect(await confirm(999_999n, now)).toEqual({ ok: false, refusal: "no-such-signature" });
  });
});

describe("the signer's own page", () => {
  it("withdraws and restores at once, and doing it twice is harmless", async () => {
    const id = await signed();
    await confirm(id, now);
    for (const time of [1, 2]) expect((await withdraw(id, addMilliseconds(now, time))).ok).toBe(true);
    expect(await confirmed()).toBe(0);
    expect(await confirm(id, now)).toEqual({ ok: false, refusal: "withdrawn" });
    for (const time of [3, 4]) expect((await restore(id, addMilliseconds(now, time))).ok).toBe(true);
    expect(await confirmed()).toBe(1);
  });

  it("moves the count to the state that the signer corrects", async () => {
    const id = await signed();
    await confirm(id, now);
    const {
      age: _age,
      email: _email,
      ...details
    } = { ...input(), zip: "05401", state: "VT" as const, name: "Grace O." };
    expect((await correct(id, details)).ok).toBe(true);
    expect(await findTally(petitionId)).toMatchObject({ confirmed: 1, byState: { VT: 1, TX: 0 } });
    expect(await findSignature(id)).toMatchObject({
      name: "Grace O.",
      zip: "05401",
      state: "VT",
      email: cast.grace.email,
    });
  });

  it("erases every trace of the person, and the address may sign again", async () => {
    const id = await signed();
    await confirm(id, now);
    for (const _time of [1, 2]) expect((await erase(id)).ok).toBe(true);
    expect(await confirmed()).toBe(0);
    expect([await rows(), await emails()]).toEqual([[], []]);
    const again = await signed();
    expect(again).not.toBe(id);
    await confirm(again, now);
    expect(await confirmed()).toBe(1);
  });

  it("forgets what was never confirmed after a month, and nothing else", async () => {
    await confirm(await signed(), now);
    await signed(input(cast.ruth));
    expect(await purgePending(addMilliseconds(now, 29 * DAY))).toBe(0);
    expect(await purgePending(addMilliseconds(now, 31 * DAY))).toBe(1);
    expect(await rows()).toMatchObject([{ status: "confirmed" }]);
  });
});
