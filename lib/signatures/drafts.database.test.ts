import { beforeEach, describe, expect, it, test } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { draftsOf, formOf, SENDER, signatureOf, signs } from "@/tests/signer";

import { clearPetitionMemo } from "../petitions/queries";
import { openEmail } from "../sealed-email";
import { addMilliseconds, DAY, HOUR, MINUTE, SECOND } from "../time";
import { confirm, sendConfirmationAgain, sign } from "./commands";
import { purgePending } from "./expiry/commands";
import { findDraft, findSignature } from "./queries";
import { DRAFTS_WITHOUT_EMAIL_MAX } from "./rules";
import { correct, withdraw } from "./rights/commands";
import { findTally } from "./tally/queries";

const now = new Date("2026-03-01T12:00:00Z");
const after = (milliseconds: number) => addMilliseconds(now, milliseconds);
const { grace } = cast;
const STRANGER = { name: "Mallory Prowler", zip: "10001", state: "NY", comment: "Buy now", display: "name" };

let petitionId: number;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
});

const emails = () =>
  onDatabase(
    async (client) =>
      (
        await client.query<{ kind: string; recipient: Buffer; hash: Buffer }>(
          "SELECT kind, recipient_sealed AS recipient, email_hash AS hash FROM outbox_email ORDER BY id",
        )
      ).rows,
  );
const count = async (kind: string) => (await emails()).filter((email) => email.kind === kind).length;
const signature = async (email: string = grace.email) => findSignature((await signatureOf(email))!);
const signsAsStranger = (at: Date, name = STRANGER.name) => signs(at, grace, { ...STRANGER, name });

describe("a draft", () => {
  it("is confirmed as the person wrote it, although a stranger signed with the same email later", async () => {
    const own = await signs(now, grace, { comment: "Please act", display: "initials", updates: "on" });
    await signsAsStranger(after(SECOND));
    expect((await confirm(own!, after(MINUTE))).ok).toBe(true);
    expect(await signature()).toMatchObject({
      name: grace.name,
      comment: "Please act",
      zip: grace.zip,
      state: "TX",
      display: "initials",
      wantsUpdates: true,
    });
  });

  it("has an email of its own, to the spelling that was typed in its form", async () => {
    const { alias } = cast;
    await signs(now, alias);
    await signs(after(SECOND), alias, { email: "samalias+news@gmail.com" });
    expect((await emails()).map(({ recipient, hash }) => openEmail(recipient, hash))).toEqual([
      "sam.alias@gmail.com",
      "samalias+news@gmail.com",
    ]);
    const [newest, first] = await draftsOf(alias.email);
    await confirm(newest!.id, after(MINUTE));
    expect((await signature(alias.email))?.email).toBe("samalias+news@gmail.com");
    await confirm(first!.id, after(MINUTE));
    expect((await signature(alias.email))?.email).toBe("sam.alias@gmail.com");
  });

  it("is shown on its page as it will be confirmed, and not after that", async () => {
    const own = (await signs(now, grace, { comment: "Please act", display: "name" }))!;
    expect(await findDraft(own, after(HOUR))).toMatchObject({
      status: "pending",
      state: "TX",
      petition: { slug: "harbor", title: { en: "Light the harbors" } },
      form: { name: grace.name, comment: "Please act", display: "name" },
    });
    await confirm(own, now);
    expect(await findDraft(own, after(HOUR))).toMatchObject({
      status: "confirmed",
      state: "TX",
      isUsed: true,
      form: null,
    });
  });

  it("replaces an earlier confirmed one: it counts once, in its own state and in the hour of the first", async () => {
    const own = (await signs(now))!;
    const other = (await signs(after(SECOND), grace, { zip: "05401", state: "VT" }))!;
    await confirm(own, after(HOUR));
    expect(await findTally(petitionId)).toMatchObject({ confirmed: 1, byState: { TX: 1 } });
    await confirm(other, after(3 * HOUR));
    expect(await findTally(petitionId)).toMatchObject({ confirmed: 1, byState: { TX: 0, VT: 1 } });
    expect(await signature()).toMatchObject({ state: "VT", confirmedAt: after(HOUR) });
    expect(await count("signature-confirmed")).toBe(1);
  });

  it("that is confirmed again is success, and reverts neither a later draft nor a correction", async () => {
    const own = (await signs(now))!;
    const other = (await signs(after(SECOND), grace, { zip: "05401", state: "VT" }))!;
    for (const draft of [own, other, own]) expect((await confirm(draft, after(HOUR))).ok).toBe(true);
    expect(await signature()).toMatchObject({ state: "VT" });
    const { email: _email, age: _age, ...corrected } = formOf(grace, { name: "Grace O." });
    await correct((await signatureOf(grace.email))!, corrected, now);
    expect((await confirm(other, after(HOUR))).ok).toBe(true);
    expect(await signature()).toMatchObject({ name: "Grace O.", state: "TX" });
  });

  it("does not restore a withdrawn signature", async () => {
    const own = (await signs(now))!;
    const other = (await signsAsStranger(after(SECOND)))!;
    await confirm(own, now);
    await withdraw((await signatureOf(grace.email))!, now);
    for (const draft of [own, other])
      expect(await confirm(draft, after(HOUR))).toEqual({ ok: false, refusal: "withdrawn" });
    expect(await findTally(petitionId)).toMatchObject({ confirmed: 0 });
  });

  it("leaves the signature empty before confirming, and is itself empty afterwards", async () => {
    await signs(now, grace, { comment: "Please act", street: "1100 Congress Ave" });
    const held = (table: string) =>
      onDatabase(
        async (client) =>
          (await client.query<{ sealed: object }>(`SELECT row_to_json(t) AS sealed FROM ${table} t`)).rows[0]!.sealed,
      );
    const blank = { name_sealed: null, email_sealed: null, comment_sealed: null, zip: null, state: null, locale: null };
    expect(await held("signature")).toMatchObject(blank);
    await confirm((await draftsOf(grace.email))[0]!.id, now);
    expect(await held("signature_draft")).toMatchObject({ ...blank, street_sealed: null, fingerprint: null });
  });
});

describe("equal forms", () => {
  it("within a minute are one, one after the other or at once", async () => {
    await signs(now);
    await signs(after(50 * SECOND));
    await Promise.all(Array.from({ length: 10 }, () => signs(after(55 * SECOND))));
    expect([await count("confirm-signature"), (await draftsOf(grace.email)).length]).toEqual([1, 1]);
  });

  it("at once from the beginning are one, and use up one of the day's emails", async () => {
    await Promise.all(Array.from({ length: 8 }, () => signs(now)));
    expect([await count("confirm-signature"), (await draftsOf(grace.email)).length]).toEqual([1, 1]);
    for (let time = 1; time <= 5; time += 1) await signs(after(time * MINUTE));
    expect(await count("confirm-signature")).toBe(5);
  });

  it("after a minute send the same link again", async () => {
    await signs(now);
    await signs(after(MINUTE));
    expect([await count("confirm-signature"), (await draftsOf(grace.email)).length]).toEqual([2, 1]);
  });

  it("are one within a minute even if another form came in between", async () => {
    await signs(now);
    await signsAsStranger(after(SECOND));
    await signs(after(2 * SECOND));
    expect([await count("confirm-signature"), (await draftsOf(grace.email)).length]).toEqual([2, 2]);
  });

  it("in another language, or of another version of the petition, are not equal", async () => {
    await signs(now);
    await sign("harbor", formOf(), { locale: "es", source: null, sender: SENDER }, now);
    await onDatabase((client) =>
      client.query(
        `INSERT INTO petition_version SELECT petition_id, 2, content, sha256('2'), created_at FROM petition_version`,
      ),
    );
    await signs(after(MINUTE));
    expect(await draftsOf(grace.email)).toHaveLength(3);
  });
});

test("given a pending signature, when the person signs again, the confirmation is sent again, no second row exists, and no more than five such emails ever go to that address for that petition", async () => {
  for (let days = 0; days < 12; days += 1) {
    await signs(after(days * DAY));
    await signs(after(days * DAY + HOUR));
    expect(await count("confirm-signature")).toBe(Math.min(2 * (days + 1), 5));
  }
  const { rows } = await onDatabase((client) => client.query("SELECT status FROM signature"));
  expect(rows).toEqual([{ status: "pending" }]);
});

describe("five tries by a stranger", () => {
  beforeEach(async () => {
    for (let time = 0; time < 8; time += 1) await signsAsStranger(after(time), `Mallory ${"ABCDEFGH"[time]!}`);
  });

  it("cause five emails and no more, also when forms come at once, and on any later day", async () => {
    const strangers = (at: number) =>
      Promise.all(Array.from({ length: 10 }, (_, i) => signsAsStranger(after(at), `Mallory ${"KLMNOPQRST"[i]!}`)));
    await strangers(HOUR);
    expect(await count("confirm-signature")).toBe(5);
    for (const days of [1, 2, 8, 29]) await strangers(days * DAY);
    expect(await count("confirm-signature")).toBe(5);
  });

  it("count no more once the site knows nothing of them, so that nobody is kept from signing for ever", async () => {
    for (const days of [10, 20, 29]) await signsAsStranger(after(days * DAY), "Mallory Again");
    await purgePending(after(31 * DAY));
    expect((await draftsOf(grace.email)).map(({ emailed }) => emailed)).toEqual([false]);
    expect(await count("confirm-signature"), "the emails go with their drafts").toBe(0);
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => signsAsStranger(after(31 * DAY), `Eve ${"KLMNOPQRST"[i]!}`)),
    );
    expect(await count("confirm-signature")).toBe(5);
  });

  it("leave the owner a way to their own form, from each of the links", async () => {
    await signs(after(HOUR), grace, { comment: "Please act" });
    for (const { id } of (await draftsOf(grace.email)).filter(({ emailed }) => emailed)) {
      const [newest] = (await findDraft(id, after(HOUR)))!.others;
      expect(newest).toMatchObject({ name: grace.name, state: "TX", postedAt: after(HOUR) });
    }
    const [own] = await draftsOf(grace.email);
    expect(own).toMatchObject({ emailed: false });
    expect((await confirm(own!.id, after(2 * HOUR))).ok).toBe(true);
    expect(await signature()).toMatchObject({ name: grace.name, comment: "Please act" });
  });

  it("leave the owner that way on later days too, also where the links have expired", async () => {
    await signs(after(9 * DAY), grace);
    const emailed = (await draftsOf(grace.email)).filter((draft) => draft.emailed);
    expect(emailed).toHaveLength(5);
    const { others } = (await findDraft(emailed[0]!.id, after(9 * DAY)))!;
    // The links that have expired, and their forms, are not among them.
    expect(others).toMatchObject([{ name: grace.name }]);
    expect((await sendConfirmationAgain(emailed[0]!.id, after(9 * DAY))).ok).toBe(true);
  });

  it("and many more do not fill the disk: only the newest without an email are kept", async () => {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    await signs(after(HOUR));
    for (const letter of letters) await signsAsStranger(after(2 * HOUR), `Eve ${letter}`);
    const drafts = await draftsOf(grace.email);
    expect(drafts.filter(({ emailed }) => emailed)).toHaveLength(5);
    expect(drafts.filter(({ emailed }) => !emailed)).toHaveLength(DRAFTS_WITHOUT_EMAIL_MAX);
    await signs(after(3 * HOUR));
    const [first] = drafts.filter(({ emailed }) => emailed);
    const { others } = (await findDraft(first!.id, after(3 * HOUR)))!;
    expect(others[0]!.name).toBe(grace.name);
    expect((await draftsOf(grace.email)).filter(({ emailed }) => !emailed)).toHaveLength(DRAFTS_WITHOUT_EMAIL_MAX);
  });
});

describe("purging", () => {
  it("deletes what was not confirmed within a month, and nothing else", async () => {
    await confirm((await signs(now))!, now);
    await signs(now, cast.ruth);
    expect(await purgePending(after(29 * DAY))).toBe(0);
    expect(await purgePending(after(31 * DAY))).toBe(1);
    expect([await signatureOf(cast.ruth.email), await draftsOf(cast.ruth.email)]).toEqual([null, []]);
    expect(await signature()).toMatchObject({ status: "confirmed" });
    expect(await draftsOf(grace.email)).toMatchObject([{ used: true }]);
  });

  it("deletes old drafts next to a newer one or a confirmed signature, which stay", async () => {
    await signs(now);
    await signsAsStranger(after(20 * DAY));
    expect(await purgePending(after(31 * DAY))).toBe(1);
    expect(await draftsOf(grace.email)).toMatchObject([{ emailed: true }]);
    await confirm((await signs(now, cast.ruth))!, now);
    await signs(now, cast.june);
    await signs(after(SECOND), cast.june, { name: "June W." });
    await confirm((await draftsOf(cast.june.email))[0]!.id, now);
    expect(await purgePending(after(60 * DAY))).toBe(2);
    expect(await draftsOf(cast.june.email)).toMatchObject([{ used: true }]);
    expect(await signature(cast.june.email)).toMatchObject({ name: "June W." });
  });
});
