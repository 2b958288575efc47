import { beforeEach, describe, expect, it } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import {
  draftsOfSubscriber,
  SUBSCRIBER,
  subscribes,
  subscribesAndConfirms,
  subscriptionIdOf,
  subscriptionOf,
  subscriptionRows,
} from "@/tests/subscriber";

import { addMilliseconds, DAY, HOUR, MINUTE, SECOND } from "../time";
import { confirmSubscription, eraseSubscription, leave, sendSubscriptionAgain } from "./commands";
import { findSubscription, findSubscriptionDraft } from "./queries";

const now = new Date("2026-03-01T12:00:00Z");
const after = (milliseconds: number) => addMilliseconds(now, milliseconds);

beforeEach(emptyDatabase);

const emails = () => onDatabase(async (client) => (await client.query("SELECT id FROM outbox_email")).rows);
const newestDraft = async () => (await draftsOfSubscriber())[0]!;

describe("confirming", () => {
  it("twenty times at once confirms one subscription, and every result is success", async () => {
    await subscribes(now);
    const [draft, id] = [await newestDraft(), await subscriptionIdOf()];
    const results = await Promise.all(Array.from({ length: 20 }, () => confirmSubscription(draft, after(HOUR))));
    expect(results).toEqual(Array(20).fill({ ok: true, value: { id } }));
    expect(await findSubscription(id)).toMatchObject({ status: "confirmed", confirmedAt: after(HOUR) });
  });

  it("confirms the draft of its own email, although a stranger subscribed with the same email later", async () => {
    await subscribes(now);
    const own = await newestDraft();
    await subscribes(after(SECOND), subscriptionOf("grace+spam@example.org", { state: "NY", language: "es" }));
    expect(await findSubscriptionDraft(own)).toMatchObject({ choices: { state: "TX", language: "en" } });
    await confirmSubscription(own, after(HOUR));
    expect(await findSubscription(await subscriptionIdOf())).toMatchObject({
      state: "TX",
      locale: "en",
      email: SUBSCRIBER,
    });
  });

  it("another draft replaces the first one, and confirming the first again changes nothing", async () => {
    const id = await (async () => {
      await subscribes(now);
      await subscribes(after(SECOND), subscriptionOf(SUBSCRIBER, { state: "VT", language: "es" }));
      return subscriptionIdOf();
    })();
    const [second, first] = await draftsOfSubscriber();
    for (const draft of [first!, second!, first!])
      expect((await confirmSubscription(draft, after(HOUR))).ok).toBe(true);
    expect(await findSubscription(id)).toMatchObject({ state: "VT", locale: "es", confirmedAt: after(HOUR) });
  });

  it("is refused after its time and changes nothing, and a new email makes it possible again", async () => {
    await subscribes(now);
    const draft = await newestDraft();
    const late = after(8 * DAY);
    expect(await confirmSubscription(draft, late)).toEqual({ ok: false, refusal: "expired" });
    expect(await subscriptionRows()).toMatchObject([{ status: "pending" }]);
    expect((await sendSubscriptionAgain(draft, late)).ok).toBe(true);
    expect((await confirmSubscription(draft, addMilliseconds(late, DAY))).ok).toBe(true);
  });

  it("sends an email again three times a day, however often it is requested", async () => {
    await subscribes(now);
    const draft = await newestDraft();
    const results = [];
    for (let time = 1; time <= 6; time += 1)
      results.push((await sendSubscriptionAgain(draft, after(time * MINUTE))).ok);
    expect(results).toEqual([true, true, true, false, false, false]);
    expect(await emails()).toHaveLength(4);
    expect((await sendSubscriptionAgain(draft, after(DAY + MINUTE))).ok).toBe(true);
  });

  it("sends an email again from the owner's expired link although forms of strangers used up those of the day", async () => {
    await subscribes(now);
    const draft = await newestDraft();
    const late = after(8 * DAY);
    for (const state of ["AL", "AK", "AZ", "AR", "CA", "CO", "CT"])
      await subscribes(late, { ...subscriptionOf(), state });
    const before = (await emails()).length;
    expect((await sendSubscriptionAgain(draft, addMilliseconds(late, 2 * MINUTE))).ok).toBe(true);
    expect(await emails()).toHaveLength(before + 1);
  });

  it("of an unknown or left subscription is refused", async () => {
    expect(await confirmSubscription(999_999n, now)).toEqual({ ok: false, refusal: "no-such-subscription" });
    const id = await subscribesAndConfirms(now);
    await leave(id, now);
    expect(await confirmSubscription(await newestDraft(), now)).toEqual({ ok: false, refusal: "left" });
  });

  it("at the same moment as erasing never throws, and nothing erased stays", async () => {
    for (let round = 0; round < 10; round += 1) {
      await subscribes(now);
      const [draft, id] = [await newestDraft(), await subscriptionIdOf()];
      const all = await Promise.allSettled([
        confirmSubscription(draft, now),
        eraseSubscription(id),
        subscribes(now),
        confirmSubscription(draft, now),
      ]);
      expect(all.filter(({ status }) => status === "rejected")).toEqual([]);
      for (const { id: left } of await subscriptionRows()) await eraseSubscription(BigInt(left));
      expect([await subscriptionRows(), await emails()]).toEqual([[], []]);
    }
  });
});
