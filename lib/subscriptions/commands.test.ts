import { beforeEach, describe, expect, it } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";

import { emailHash } from "../canonical-email";
import { consumeRateLimit } from "../limits/commands";
import { limitOfPace } from "../limits/rules";
import type { Limit } from "../limits/schema";
import { receiveWebhookEvent } from "../mail/commands";
import { PACES, SIGNING_LIMIT } from "../signatures/throttle";
import { addMilliseconds, DAY, HOUR, SECOND, MINUTE } from "../time";
import {
  changeChoices,
  comeBack,
  confirmSubscription,
  eraseSubscription,
  purgeSubscriptions,
  leave,
  sendSubscriptionAgain,
  subscribe,
} from "./commands";
import { findSubscription } from "./queries";
import type { SubscriptionInput } from "./schema";

const now = new Date("2026-03-01T12:00:00Z");
const GRACE = "grace@example.org";

beforeEach(emptyDatabase);

const input = (email = GRACE, choices: Partial<SubscriptionInput> = {}): SubscriptionInput => ({
  email,
  state: "TX",
  language: "en",
  ...choices,
});
const subscribes = (given = input(), at = now) => subscribe(given, { ip: "127.0.0.1" }, at);

const rows = () =>
  onDatabase(
    async (client) =>
      (
        await client.query<{ id: string; status: string; emails: number }>(
          "SELECT id, status, emails_sent AS emails FROM subscription ORDER BY id",
        )
      ).rows,
  );
const emails = () =>
  onDatabase(
    async (client) =>
      (
        await client.query<{ kind: string; locale: string; props: object; not_before: Date }>(
          "SELECT kind, locale, props, not_before FROM outbox_email ORDER BY id",
        )
      ).rows,
  );
const kinds = async () => (await emails()).map(({ kind }) => kind);
const idOf = async (email = GRACE) =>
  onDatabase(async (client) =>
    BigInt(
      (await client.query<{ id: string }>("SELECT id FROM subscription WHERE email_hash = $1", [emailHash(email)]))
        .rows[0]!.id,
    ),
  );
const suppress = (email: string) =>
  onDatabase((client) =>
    client.query("INSERT INTO suppressed_email (email_hash, reason) VALUES ($1, 'complaint')", [emailHash(email)]),
  );

async function subscribed(email = GRACE): Promise<bigint> {
  await subscribes(input(email));
  const id = await idOf(email);
  expect(await confirmSubscription(id, now)).toEqual({ ok: true, value: undefined });
  return id;
}

describe("subscribing", () => {
  it("writes the subscription and its email together, in the language chosen, for the time given", async () => {
    expect(await subscribes(input(GRACE, { language: "es" }))).toEqual({ ok: true, value: undefined });
    expect(await rows()).toMatchObject([{ status: "pending", emails: 1 }]);
    expect(await emails()).toEqual([{ kind: "confirm-subscription", locale: "es", props: {}, not_before: now }]);
  });

  it("is held to the limits of signing, whoever calls it: first the email waits, then nothing is taken", async () => {
    const fill = (name: string, limit: Limit, uses: number) =>
      Promise.all(Array.from({ length: uses }, () => consumeRateLimit({ name, key: "198.51.100.7", ...limit }, now)));
    await fill("signing/source", limitOfPace(PACES.source), PACES.source.atOnce);
    await subscribe(input(GRACE), { ip: "198.51.100.7" }, now);
    expect(await emails()).toMatchObject([{ not_before: addMilliseconds(now, 15 * SECOND) }]);
    await fill("signing", SIGNING_LIMIT, SIGNING_LIMIT.max);
    const refused = await subscribe(input("late@example.org"), { ip: "198.51.100.7" }, now);
    expect(refused).toEqual({ ok: false, refusal: "too-many" });
    expect(await rows()).toHaveLength(1);
  });

  it("three times at once, with aliases of one mailbox, keeps one row", async () => {
    await Promise.all(
      ["a.b+x@gmail.com", "ab@gmail.com", "a.b@googlemail.com"].map((email) => subscribes(input(email))),
    );
    expect(await rows()).toMatchObject([{ status: "pending", emails: 3 }]);
  });

  it("again while pending keeps the newest choices and sends five emails at most", async () => {
    for (const state of ["TX", "VT", undefined, "NY", "CA", "OH", "WA"]) await subscribes(input(GRACE, { state }));
    expect(await kinds()).toEqual(Array(5).fill("confirm-subscription"));
    expect(await findSubscription(await idOf())).toMatchObject({ state: "CA", status: "pending" });
  });

  it("ten times at the same moment sends five emails", async () => {
    await Promise.all(Array.from({ length: 10 }, () => subscribes()));
    expect(await emails()).toHaveLength(5);
  });

  it("again when confirmed sends an email that says so and changes nothing else", async () => {
    const id = await subscribed();
    await subscribes(input(GRACE, { state: "NY", language: "es" }), addMilliseconds(now, DAY));
    expect((await emails()).at(-1)).toMatchObject({
      kind: "already-subscribed",
      locale: "es",
      props: { status: "confirmed" },
    });
    expect(await findSubscription(id)).toMatchObject({ status: "confirmed", state: "TX", locale: "en" });
  });

  it("after leaving sends an email that says so, and brings nobody back by itself", async () => {
    const id = await subscribed();
    await leave(id, now);
    await subscribes(input(), addMilliseconds(now, DAY));
    expect((await emails()).at(-1)).toMatchObject({ kind: "already-subscribed", props: { status: "left" } });
    expect(await findSubscription(id)).toMatchObject({ status: "left" });
  });

  it("tells a subscriber at most once an hour, five times in all, that somebody typed their address", async () => {
    await subscribed();
    for (let time = 0; time < 20; time += 1) await subscribes(input(), addMilliseconds(now, DAY + time * 30 * MINUTE));
    expect((await kinds()).filter((kind) => kind === "already-subscribed")).toHaveLength(5);
  });

  it("with a blocked address writes nothing", async () => {
    await suppress(GRACE);
    await subscribes();
    expect([await rows(), await emails()]).toEqual([[], []]);
  });

  it("a blocked address that asks for another email gets none, and nothing changes", async () => {
    await subscribes();
    const id = await idOf();
    await suppress(GRACE);
    const before = await rows();
    expect(await sendSubscriptionAgain(id, addMilliseconds(now, DAY))).toEqual({
      ok: false,
      refusal: "emails-used-up",
    });
    expect([await rows(), await kinds()]).toEqual([before, ["confirm-subscription"]]);
  });

  it("with an address that bounced for good writes nothing more", async () => {
    await subscribes();
    await onDatabase((client) =>
      client.query(
        "UPDATE outbox_email SET status = 'sent', sent_at = $1, provider_id = 'provider-1', recipient_sealed = NULL",
        [now],
      ),
    );
    await receiveWebhookEvent(
      "e1",
      { type: "email.bounced", data: { email_id: "provider-1", to: [GRACE], bounce: { type: "Permanent" } } },
      now,
    );
    await subscribes(input(), addMilliseconds(now, DAY));
    await sendSubscriptionAgain(await idOf(), addMilliseconds(now, DAY));
    expect(await emails()).toHaveLength(1);
  });

  it("keeps nothing readable of the address in the database", async () => {
    await subscribed();
    const text = await onDatabase(
      async (client) =>
        (
          await client.query<{ all: string }>(
            `SELECT (SELECT string_agg(s::text, ' ') FROM subscription s) || (SELECT string_agg(e::text, ' ') FROM outbox_email e) AS all`,
          )
        ).rows[0]!.all,
    );
    for (const secret of ["grace", Buffer.from("grace").toString("hex")]) expect(text).not.toContain(secret);
    expect(await findSubscription(await idOf())).toMatchObject({ email: GRACE });
  });
});

describe("confirming", () => {
  it("twenty times at once confirms one subscription, and every answer is success", async () => {
    await subscribes();
    const id = await idOf();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => confirmSubscription(id, addMilliseconds(now, HOUR))),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await findSubscription(id)).toMatchObject({ status: "confirmed", confirmedAt: addMilliseconds(now, HOUR) });
  });

  it("after its time is refused and changes nothing, and a new email makes it possible again", async () => {
    await subscribes();
    const id = await idOf();
    const late = addMilliseconds(now, 8 * DAY);
    expect(await confirmSubscription(id, late)).toEqual({ ok: false, refusal: "expired" });
    expect(await rows()).toMatchObject([{ status: "pending" }]);
    expect((await sendSubscriptionAgain(id, late)).ok).toBe(true);
    expect((await confirmSubscription(id, addMilliseconds(late, DAY))).ok).toBe(true);
  });

  it("sends no sixth email, however a new one is asked for", async () => {
    await subscribes();
    const id = await idOf();
    const answers = [];
    for (let time = 0; time < 6; time += 1) answers.push((await sendSubscriptionAgain(id, now)).ok);
    expect(answers).toEqual([true, true, true, true, false, false]);
    expect(await emails()).toHaveLength(5);
  });

  it("of one that is not there, or was left, says so", async () => {
    expect(await confirmSubscription(999_999n, now)).toEqual({ ok: false, refusal: "no-such-subscription" });
    const id = await subscribed();
    await leave(id, now);
    expect(await confirmSubscription(id, now)).toEqual({ ok: false, refusal: "left" });
  });
});

describe("the subscriber's own page", () => {
  it("changes state and language, but not before confirming", async () => {
    await subscribes();
    const id = await idOf();
    expect(await changeChoices(id, { state: "VT", language: "es" })).toEqual({ ok: false, refusal: "not-confirmed" });
    await confirmSubscription(id, now);
    expect((await changeChoices(id, { state: undefined, language: "es" })).ok).toBe(true);
    expect(await findSubscription(id)).toMatchObject({ state: null, locale: "es", email: GRACE });
  });

  it("leaves at once, also what was waiting to be sent, and doing it twice is harmless; so is coming back", async () => {
    const id = await subscribed();
    await subscribes(input(), addMilliseconds(now, DAY));
    for (const time of [1, 2]) expect((await leave(id, addMilliseconds(now, time))).ok).toBe(true);
    expect(await findSubscription(id)).toMatchObject({ status: "left", leftAt: addMilliseconds(now, 1) });
    expect(await emails()).toEqual([]);
    for (const _time of [1, 2]) expect((await comeBack(id)).ok).toBe(true);
    expect(await findSubscription(id)).toMatchObject({ status: "confirmed", leftAt: null });
  });

  it("can neither be left nor come back to before confirming", async () => {
    await subscribes();
    const id = await idOf();
    for (const answer of [await leave(id, now), await comeBack(id)])
      expect(answer).toEqual({ ok: false, refusal: "not-confirmed" });
    expect(await rows()).toMatchObject([{ status: "pending" }]);
  });

  it("erases every trace of the person from every table, and the address may subscribe again", async () => {
    const id = await subscribed();
    await subscribes(input(), addMilliseconds(now, DAY));
    for (const _time of [1, 2]) expect((await eraseSubscription(id)).ok).toBe(true);
    const hex = emailHash(GRACE).toString("hex");
    const traces = await onDatabase(async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
      );
      const everything = tables.map(({ name }) => `SELECT t::text AS row FROM "${name}" t`).join(" UNION ALL ");
      return (await client.query(`SELECT 1 FROM (${everything}) rows WHERE row LIKE '%' || $1 || '%'`, [hex])).rowCount;
    });
    expect([traces, await rows(), await emails()]).toEqual([0, [], []]);
    expect(await subscribed()).not.toBe(id);
  });
});

describe("forgetting", () => {
  it("forgets what was never confirmed and what was left a month ago, and nothing else", async () => {
    await subscribed("stays@example.org");
    await subscribes(input("pending@example.org"));
    await leave(await subscribed("left@example.org"), addMilliseconds(now, DAY));
    expect(await purgeSubscriptions(addMilliseconds(now, 29 * DAY))).toBe(0);
    expect(await purgeSubscriptions(addMilliseconds(now, 30 * DAY + HOUR))).toBe(1);
    expect(await purgeSubscriptions(addMilliseconds(now, 31 * DAY + HOUR))).toBe(1);
    expect(await rows()).toMatchObject([{ status: "confirmed" }]);
  });
});

describe("the database itself refuses", () => {
  const refused = (sql: string) => expect(onDatabase((client) => client.query(sql))).rejects.toThrow(/violates/);

  it("a second row of one mailbox, a sixth email, and states that contradict themselves", async () => {
    await subscribed();
    await refused(
      "INSERT INTO subscription (email_hash, email_sealed, locale, last_email_at, created_at, expires_at) SELECT email_hash, email_sealed, locale, last_email_at, created_at, expires_at FROM subscription",
    );
    await refused("UPDATE subscription SET emails_sent = 6");
    await refused("UPDATE subscription SET status = 'pending'");
    await refused("UPDATE subscription SET status = 'left'");
    await refused("UPDATE subscription SET locale = 'fr'");
    await refused("UPDATE subscription SET state = 'Texas'");
  });
});
