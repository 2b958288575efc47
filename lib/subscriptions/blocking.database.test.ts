import { beforeEach, describe, expect, it } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import {
  draftsOfSubscriber,
  SUBSCRIBER,
  subscribesAndConfirms,
  subscriptionOf,
  subscriptionRows,
} from "@/tests/subscriber";

import { bucketOf } from "../limits/buckets";
import { listSender } from "../signatures/listings/commands";
import { listingInput } from "../signatures/listings/schema";
import { SIGNING_LIMIT } from "../signatures/throttle";
import { addMilliseconds, DAY, HOUR } from "../time";
import { confirmSubscription, sendSubscriptionAgain, subscribe } from "./commands";

const now = new Date("2026-03-01T12:00:00Z");
const FROM = { ip: "203.0.113.7" };
const DOMAIN = SUBSCRIBER.slice(SUBSCRIBER.indexOf("@") + 1);

beforeEach(emptyDatabase);

const list = async (sender: string, more: Record<string, string> = {}) => {
  const input = listingInput.parse({
    list: "block",
    sender,
    subdomains: "without",
    reason: "Sends many forms",
    ...more,
  });
  return listSender(await createAdmin(), input, now);
};
const kinds = () =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ kind: string }>("SELECT kind FROM outbox_email ORDER BY id");
    return rows.map(({ kind }) => kind);
  });
const newestDraft = async () => (await draftsOfSubscriber())[0]!;

describe("a subscriber whom organizers block", () => {
  it.each([
    ["email", SUBSCRIBER],
    ["domain", DOMAIN],
    ["network", "203.0.113.0/24"],
  ])("by %s gets the same response as everybody, nothing is stored, and no email leaves", async (_kind, sender) => {
    expect(await list(sender)).toMatchObject({ ok: true });
    expect(await subscribe(subscriptionOf(), FROM, now)).toEqual({ ok: true, value: undefined });
    expect(await subscriptionRows()).toEqual([]);
    expect(await kinds()).toEqual([]);
  });

  it("gets no notice either where they are subscribed already", async () => {
    await subscribesAndConfirms(now);
    const before = await kinds();
    await list(SUBSCRIBER);
    expect(await subscribe(subscriptionOf(), FROM, addMilliseconds(now, 2 * HOUR))).toMatchObject({ ok: true });
    expect(await kinds()).toEqual(before);
  });

  it("after the form cannot confirm it, and no email is sent again", async () => {
    await subscribe(subscriptionOf(), FROM, now);
    const id = await newestDraft();
    await list(DOMAIN);
    expect(await confirmSubscription(id, now)).toEqual({ ok: false, refusal: "no-such-subscription" });
    expect(await sendSubscriptionAgain(id, addMilliseconds(now, 8 * DAY))).toEqual({ ok: true, value: undefined });
    expect(await kinds()).toEqual(["confirm-subscription"]);
    expect(await subscriptionRows()).toMatchObject([{ status: "pending" }]);
  });
});

it("a network that organizers allow is not limited, as in signing", async () => {
  const full = addMilliseconds(now, SIGNING_LIMIT.windowMilliseconds);
  await onDatabase((client) =>
    client.query("INSERT INTO rate_limit (bucket, full_at) VALUES ($1, $2)", [bucketOf("signing", FROM.ip), full]),
  );
  expect(await subscribe(subscriptionOf(), FROM, now)).toEqual({ ok: false, refusal: "too-many" });
  await list("203.0.113.0/24", { list: "allow" });
  expect(await subscribe(subscriptionOf(), FROM, now)).toMatchObject({ ok: true });
  expect(await kinds()).toEqual(["confirm-subscription"]);
});
