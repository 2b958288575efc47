import { beforeEach, describe, expect, it } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { suppress } from "@/tests/signer";
import {
  draftsOfSubscriber,
  SUBSCRIBER,
  subscribes,
  subscribesAndConfirms,
  subscriptionIdOf,
  subscriptionOf,
  subscriptionRows,
} from "@/tests/subscriber";

import { emailHash } from "../canonical-email";
import { consumeRateLimit } from "../limits/commands";
import { limitOfPace } from "../limits/rules";
import type { Limit } from "../limits/schema";
import { PACES, SIGNING_LIMIT } from "../signatures/throttle";
import { addMilliseconds, DAY, HOUR, SECOND, MINUTE } from "../time";
import {
  changeChoices,
  comeBack,
  confirmSubscription,
  eraseSubscription,
  purgeSubscriptions,
  leave,
  subscribe,
} from "./commands";
import { findSubscription } from "./queries";

const now = new Date("2026-03-01T12:00:00Z");
const after = (milliseconds: number) => addMilliseconds(now, milliseconds);

beforeEach(emptyDatabase);

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
const newestDraft = async () => (await draftsOfSubscriber())[0]!;

describe("subscribing", () => {
  it("writes the subscription and its email together, in the chosen language, with the time of its throttle", async () => {
    expect(await subscribes(now, subscriptionOf(SUBSCRIBER, { language: "es" }))).toEqual({
      ok: true,
      value: undefined,
    });
    expect(await subscriptionRows()).toMatchObject([{ status: "pending", today: 1 }]);
    expect(await emails()).toEqual([{ kind: "confirm-subscription", locale: "es", props: {}, not_before: now }]);
  });

  it("applies the limits of signing itself: first the email waits, then the form is refused", async () => {
    const fill = (name: string, limit: Limit, uses: number) =>
      Promise.all(Array.from({ length: uses }, () => consumeRateLimit({ name, key: "198.51.100.7", ...limit }, now)));
    await fill("signing/source", limitOfPace(PACES.source), PACES.source.atOnce);
    await subscribe(subscriptionOf(SUBSCRIBER), { ip: "198.51.100.7" }, now);
    expect(await emails()).toMatchObject([{ not_before: addMilliseconds(now, 15 * SECOND) }]);
    await fill("signing", SIGNING_LIMIT, SIGNING_LIMIT.max);
    const refused = await subscribe(subscriptionOf("late@example.org"), { ip: "198.51.100.7" }, now);
    expect(refused).toEqual({ ok: false, refusal: "too-many" });
    expect(await subscriptionRows()).toHaveLength(1);
  });

  it("three times at once, with aliases of one mailbox, keeps one row and sends each its email", async () => {
    await Promise.all(
      ["a.b+x@gmail.com", "ab@gmail.com", "a.b@googlemail.com"].map((email) => subscribes(now, subscriptionOf(email))),
    );
    expect(await subscriptionRows()).toMatchObject([{ status: "pending", today: 3 }]);
    const all = await draftsOfSubscriber("ab@gmail.com");
    expect(all).toHaveLength(3);
    const results = await Promise.all([...all, ...all].map((draft) => confirmSubscription(draft, now)));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await subscriptionRows()).toMatchObject([{ status: "confirmed" }]);
  });

  it("with other choices sends another email, five a day at most", async () => {
    for (const state of ["TX", "VT", undefined, "NY", "CA", "OH", "WA"])
      await subscribes(now, subscriptionOf(SUBSCRIBER, { state }));
    expect(await kinds()).toEqual(Array(5).fill("confirm-subscription"));
    expect(await draftsOfSubscriber()).toHaveLength(5);
    for (const state of ["OH", "WA"]) await subscribes(after(DAY), subscriptionOf(SUBSCRIBER, { state }));
    expect(await kinds()).toHaveLength(7);
  });

  it("ten times at the same moment, or again within a minute, sends one email; after it, the same link again", async () => {
    await Promise.all(Array.from({ length: 10 }, () => subscribes(now)));
    await subscribes(after(59 * SECOND));
    expect([await kinds(), (await draftsOfSubscriber()).length]).toEqual([["confirm-subscription"], 1]);
    await subscribes(after(MINUTE));
    expect([(await kinds()).length, (await draftsOfSubscriber()).length]).toEqual([2, 1]);
  });

  it("again when confirmed sends an email that says so and changes nothing else", async () => {
    const id = await subscribesAndConfirms(now);
    await subscribes(addMilliseconds(now, DAY), subscriptionOf(SUBSCRIBER, { state: "NY", language: "es" }));
    expect((await emails()).at(-1)).toMatchObject({
      kind: "already-subscribed",
      locale: "es",
      props: { status: "confirmed" },
    });
    expect(await findSubscription(id)).toMatchObject({ status: "confirmed", state: "TX", locale: "en" });
  });

  it("after leaving sends an email that says so, and does not restore the subscription by itself", async () => {
    const id = await subscribesAndConfirms(now);
    await leave(id, now);
    await subscribes(addMilliseconds(now, DAY));
    expect((await emails()).at(-1)).toMatchObject({ kind: "already-subscribed", props: { status: "left" } });
    expect(await findSubscription(id)).toMatchObject({ status: "left" });
  });

  it("notifies a subscriber at most once an hour, five times a day, that somebody typed their email", async () => {
    await subscribesAndConfirms(now);
    for (let time = 0; time < 40; time += 1) await subscribes(after(DAY + time * 30 * MINUTE));
    expect((await kinds()).filter((kind) => kind === "already-subscribed")).toHaveLength(5);
  });

  it("with a suppressed mailbox writes the same as with any other, because suppression applies when emails are sent", async () => {
    await suppress(SUBSCRIBER);
    await subscribes(now);
    expect([await subscriptionRows(), await kinds()]).toMatchObject([
      [{ status: "pending", today: 1 }],
      ["confirm-subscription"],
    ]);
  });

  it("stores no readable email in the database", async () => {
    await subscribesAndConfirms(now);
    const text = await onDatabase(
      async (client) =>
        (
          await client.query<{ all: string }>(
            `SELECT (SELECT string_agg(s::text, ' ') FROM subscription s) || (SELECT string_agg(d::text, ' ') FROM subscription_draft d)
              || (SELECT string_agg(e::text, ' ') FROM outbox_email e) AS all`,
          )
        ).rows[0]!.all,
    );
    for (const secret of ["grace", Buffer.from("grace").toString("hex")]) expect(text).not.toContain(secret);
    expect(await findSubscription(await subscriptionIdOf())).toMatchObject({ email: SUBSCRIBER });
  });
});

describe("the subscriber's own page", () => {
  it("changes state and language, but not before confirming", async () => {
    await subscribes(now);
    const id = await subscriptionIdOf();
    expect(await changeChoices(id, { state: "VT", language: "es" })).toEqual({ ok: false, refusal: "not-confirmed" });
    await confirmSubscription(await newestDraft(), now);
    expect((await changeChoices(id, { state: undefined, language: "es" })).ok).toBe(true);
    expect(await findSubscription(id)).toMatchObject({ state: null, locale: "es", email: SUBSCRIBER });
  });

  it("leaves at once, drops waiting emails, and may be used twice; so may coming back", async () => {
    const id = await subscribesAndConfirms(now);
    await subscribes(addMilliseconds(now, DAY));
    for (const time of [1, 2]) expect((await leave(id, addMilliseconds(now, time))).ok).toBe(true);
    expect(await findSubscription(id)).toMatchObject({ status: "left", leftAt: addMilliseconds(now, 1) });
    expect(await emails()).toEqual([]);
    for (const _time of [1, 2]) expect((await comeBack(id)).ok).toBe(true);
    expect(await findSubscription(id)).toMatchObject({ status: "confirmed", leftAt: null });
  });

  it("can neither be left nor come back to before confirming", async () => {
    await subscribes(now);
    const id = await subscriptionIdOf();
    for (const result of [await leave(id, now), await comeBack(id)])
      expect(result).toEqual({ ok: false, refusal: "not-confirmed" });
    expect(await subscriptionRows()).toMatchObject([{ status: "pending" }]);
  });

  it("erases every trace of the person from every table, and the email may subscribe again", async () => {
    const id = await subscribesAndConfirms(now);
    await subscribes(addMilliseconds(now, DAY));
    for (const _time of [1, 2]) expect((await eraseSubscription(id)).ok).toBe(true);
    const hex = emailHash(SUBSCRIBER).toString("hex");
    const traces = await onDatabase(async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
      );
      const everything = tables.map(({ name }) => `SELECT t::text AS row FROM "${name}" t`).join(" UNION ALL ");
      return (await client.query(`SELECT 1 FROM (${everything}) rows WHERE row LIKE '%' || $1 || '%'`, [hex])).rowCount;
    });
    expect([traces, await subscriptionRows(), await emails()]).toEqual([0, [], []]);
    expect(await subscribesAndConfirms(now)).not.toBe(id);
  });
});

describe("purging", () => {
  it("deletes what was not confirmed and what was left a month ago, and nothing else", async () => {
    await subscribesAndConfirms(now, "stays@example.org");
    await subscribes(now, subscriptionOf("pending@example.org"));
    await leave(await subscribesAndConfirms(now, "left@example.org"), addMilliseconds(now, DAY));
    expect(await purgeSubscriptions(addMilliseconds(now, 29 * DAY))).toBe(0);
    expect(await purgeSubscriptions(addMilliseconds(now, 30 * DAY + HOUR))).toBe(1);
    expect(await purgeSubscriptions(addMilliseconds(now, 31 * DAY + HOUR))).toBe(1);
    expect(await subscriptionRows()).toMatchObject([{ status: "confirmed" }]);
  });
});

describe("the database itself refuses", () => {
  const refused = (sql: string) => expect(onDatabase((client) => client.query(sql))).rejects.toThrow(/violates/);

  it("a second row of one mailbox, too many emails, incomplete rows and contradictory statuses", async () => {
    await subscribesAndConfirms(now);
    await refused(
      "INSERT INTO subscription (email_hash, emails_since, last_post_at, created_at) SELECT email_hash, emails_since, last_post_at, created_at FROM subscription",
    );
    await refused("UPDATE subscription SET emails_today = 7");
    await refused("UPDATE subscription SET email_sealed = NULL");
    await refused("UPDATE subscription_draft SET confirmed_at = NULL");
    await refused("UPDATE subscription SET status = 'pending'");
    await refused("UPDATE subscription SET status = 'left'");
    await refused("UPDATE subscription SET locale = 'fr'");
    await refused("UPDATE subscription SET state = 'Texas'");
  });
});
