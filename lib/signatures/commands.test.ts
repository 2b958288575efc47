import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { draftsOf, formOf, SENDER, signatureOf, signs, signsAndConfirms, suppress } from "@/tests/signer";

import { setSwitch } from "../limits/commands";
import { clearPetitionMemo } from "../petitions/queries";
import { addMilliseconds, DAY, HOUR, MINUTE } from "../time";
import { confirm, sendConfirmationAgain, sign } from "./commands";
import { findSignature } from "./queries";
import { findTally } from "./tally/queries";

const now = new Date("2026-03-01T12:00:00Z");
const context = { locale: "en", source: null, sender: SENDER } as const;
const { grace, ruth } = cast;

let petitionId: number;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
});

const rows = () =>
  onDatabase(
    async (client) =>
      (await client.query<{ status: string; today: number }>("SELECT status, emails_today AS today FROM signature"))
        .rows,
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
const kinds = async () => (await emails()).map(({ kind }) => kind);
const confirmed = async () => (await findTally(petitionId)).confirmed;
const after = (milliseconds: number) => addMilliseconds(now, milliseconds);

describe("signing", () => {
  it("does not count before the confirmation by email, which raises the count by exactly one", async () => {
    const draft = await signs(now);
    expect(await confirmed()).toBe(0);
    expect((await confirm(draft!, after(HOUR))).ok).toBe(true);
    expect(await findTally(petitionId)).toMatchObject({ confirmed: 1, byState: { TX: 1 }, unknownState: 0 });
  });

  it("writes the signature, its draft and its email together", async () => {
    await signs(now);
    expect(await rows()).toEqual([{ status: "pending", today: 1 }]);
    expect(await draftsOf(grace.email)).toMatchObject([{ emailed: true, used: false }]);
    expect(await emails()).toEqual([
      { kind: "confirm-signature", locale: "en", props: { title: "Light the harbors", slug: "harbor" } },
    ]);
  });

  it("again when confirmed sends an email that says so and changes nothing else", async () => {
    const id = await signsAndConfirms(now);
    await signs(after(DAY), { ...grace, name: "Somebody Else" });
    expect((await emails()).at(-1)).toMatchObject({ kind: "already-signed", props: { status: "confirmed" } });
    expect(await findSignature(id)).toMatchObject({ status: "confirmed", name: grace.name });
    expect(await draftsOf(grace.email)).toHaveLength(1);
    expect(await confirmed()).toBe(1);
  });

  it("notifies a signer at most once an hour, five times a day, that somebody typed their email", async () => {
    await signsAndConfirms(now);
    for (let time = 0; time < 40; time += 1) await signs(after(DAY + time * 30 * MINUTE));
    expect((await kinds()).filter((kind) => kind === "already-signed")).toHaveLength(5);
    await signs(after(2 * DAY + HOUR));
    expect((await kinds()).filter((kind) => kind === "already-signed")).toHaveLength(6);
  });

  it("ten times at the same moment when confirmed sends one notice", async () => {
    await signsAndConfirms(now);
    await Promise.all(Array.from({ length: 10 }, () => signs(after(DAY))));
    expect((await kinds()).filter((kind) => kind === "already-signed")).toHaveLength(1);
  });

  it("has the same result for new, pending, confirmed and suppressed emails, and writes an email for each", async () => {
    await suppress(ruth.email);
    const results = [];
    for (const [person, at] of [
      [grace, now],
      [grace, after(HOUR)],
      [ruth, now],
    ] as const)
      results.push(await sign("harbor", formOf(person), context, at));
    await confirm((await draftsOf(grace.email))[0]!.id, after(HOUR));
    results.push(await sign("harbor", formOf(), context, after(2 * HOUR)));
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(await kinds()).toEqual([
      "confirm-signature",
      "confirm-signature",
      "confirm-signature",
      "signature-confirmed",
      "already-signed",
    ]);
  });

  it("with all spellings of one mailbox at once ends in one confirmed signature", async () => {
    const spellings = ["a.b+x@gmail.com", "ab@gmail.com", "a.b@googlemail.com", "AB@gmail.com"];
    await Promise.all(spellings.map((email) => signs(now, grace, { email })));
    const drafts = await draftsOf("ab@gmail.com");
    expect(drafts.length).toBeGreaterThan(1);
    await Promise.all([...drafts, ...drafts].map(({ id }) => confirm(id, now)));
    expect(await rows()).toMatchObject([{ status: "confirmed" }]);
    expect(await confirmed()).toBe(1);
    expect((await kinds()).filter((kind) => kind === "signature-confirmed")).toHaveLength(1);
  });

  it("lets two emails that differ by a dot both sign where dots matter", async () => {
    for (const email of ["a.b@outlook.com", "ab@outlook.com"]) await signsAndConfirms(now, grace, { email });
    expect(await confirmed()).toBe(2);
  });

  it("stores no readable personal data in the database", async () => {
    await signs(now, grace, { comment: "My own words about it", street: "1100 Congress Ave" });
    const text = await onDatabase(
      async (client) =>
        (
          await client.query<{ all: string }>(
            `SELECT (SELECT string_agg(s::text, ' ') FROM signature s) || (SELECT string_agg(d::text, ' ') FROM signature_draft d)
              || (SELECT string_agg(e::text, ' ') FROM outbox_email e) AS all`,
          )
        ).rows[0]!.all,
    );
    for (const secret of ["Okafor", "grace@", "own words", "Congress"]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString("hex"));
    }
  });

  it("is refused, with the reason, where the petition takes no signatures", async () => {
    await createPetition({ slug: "over", closesAt: after(-HOUR) });
    await createPetition({ slug: "resting", status: "paused", pausedAt: now });
    await createPetition({ slug: "unseen", status: "draft" });
    await createPetition({ slug: "gone", status: "taken_down" });
    const refusalOf = async (slug: string) => sign(slug, formOf(), context, now);
    expect(await refusalOf("over")).toEqual({ ok: false, refusal: "petition-closed" });
    expect(await refusalOf("resting")).toEqual({ ok: false, refusal: "petition-paused" });
    for (const slug of ["unseen", "gone", "nothing", "'; --"]) {
      expect(await refusalOf(slug)).toEqual({ ok: false, refusal: "no-such-petition" });
    }
    await setSwitch(null, "signing-paused", true, now);
    expect(await refusalOf("harbor")).toEqual({ ok: false, refusal: "signing-paused" });
    expect(await rows()).toEqual([]);
  });
});

describe("confirming", () => {
  it("twenty times at once confirms one signature and raises the count by one", async () => {
    const draft = (await signs(now))!;
    const results = await Promise.all(Array.from({ length: 20 }, () => confirm(draft, now)));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await confirmed()).toBe(1);
    expect((await kinds()).filter((kind) => kind === "signature-confirmed")).toHaveLength(1);
  });

  it("is refused after its time and changes nothing, and a new email makes it possible again", async () => {
    const draft = (await signs(now))!;
    const late = after(8 * DAY);
    expect(await confirm(draft, late)).toEqual({ ok: false, refusal: "expired" });
    expect(await confirmed()).toBe(0);
    expect(await sendConfirmationAgain(draft, late)).toEqual({ ok: true, value: { slug: "harbor" } });
    expect((await confirm(draft, addMilliseconds(late, DAY))).ok).toBe(true);
    expect(await confirmed()).toBe(1);
  });

  it("sends an email again three times a day, however often it is requested, and once for all requests of a minute", async () => {
    const draft = (await signs(now))!;
    const results = [];
    for (let time = 1; time <= 6; time += 1) results.push(await sendConfirmationAgain(draft, after(time * MINUTE)));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, false, false, false]);
    expect(results.at(-1)).toEqual({ ok: false, refusal: "emails-used-up" });
    expect(await emails()).toHaveLength(4);
    const tomorrow = await Promise.all(
      Array.from({ length: 10 }, () => sendConfirmationAgain(draft, after(DAY + MINUTE))),
    );
    expect(tomorrow.every(({ ok }) => ok)).toBe(true);
    expect(await emails()).toHaveLength(5);
  });

  it("sends an email again from the owner's expired link although forms of strangers used up those of the day", async () => {
    const draft = (await signs(now))!;
    const late = after(8 * DAY);
    for (let i = 0; i < 8; i += 1) await signs(late, { ...grace, name: `Stranger ${i}` });
    const before = (await emails()).length;
    expect(await sendConfirmationAgain(draft, addMilliseconds(late, 2 * MINUTE))).toEqual({
      ok: true,
      value: { slug: "harbor" },
    });
    expect(await emails()).toHaveLength(before + 1);
    expect((await confirm(draft, addMilliseconds(late, HOUR))).ok).toBe(true);
  });

  it("counts within a day after the petition closed and is refused later", async () => {
    const drafts = [(await signs(now))!, (await signs(now, ruth))!];
    await onDatabase((client) => client.query("UPDATE petition SET status = 'closed', closes_at = $1", [after(HOUR)]));
    expect((await confirm(drafts[0]!, after(24 * HOUR))).ok).toBe(true);
    expect(await confirm(drafts[1]!, after(26 * HOUR))).toEqual({ ok: false, refusal: "petition-closed" });
    expect(await sendConfirmationAgain(drafts[1]!, after(26 * HOUR))).toEqual({
      ok: false,
      refusal: "petition-closed",
    });
    expect(await confirmed()).toBe(1);
  });

  it("is refused while the petition or signing is paused, and nothing is lost", async () => {
    const draft = (await signs(now))!;
    await setSwitch(null, "signing-paused", true, now);
    expect(await confirm(draft, now)).toEqual({ ok: false, refusal: "signing-paused" });
    await setSwitch(null, "signing-paused", false, now);
    expect((await confirm(draft, now)).ok).toBe(true);
  });

  it("of an unknown draft is refused", async () => {
    expect(await confirm(999_999n, now)).toEqual({ ok: false, refusal: "no-such-signature" });
    expect(await sendConfirmationAgain(999_999n, now)).toEqual({ ok: false, refusal: "no-such-signature" });
  });

  it("is not offered again by email once it is done", async () => {
    const draft = (await signs(now))!;
    await confirm(draft, now);
    expect(await sendConfirmationAgain(draft, after(HOUR))).toEqual({ ok: false, refusal: "already-confirmed" });
    expect(await signatureOf(grace.email)).not.toBeNull();
  });
});
