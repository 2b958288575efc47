import { afterEach, beforeEach, describe, expect, it, test } from "vitest";

import { listAuditEntries } from "@/lib/audit/queries";
import { onDatabase } from "@/tests/database";
import { beginDeliveries } from "@/tests/deliveries";
import { addsWebhook } from "@/tests/program-access";
import { type Receiver, startReceiver, until, verified } from "@/tests/webhook-receiver";
import { kill, startScript } from "@/tests/worker-process";

import { db } from "../../db/client";
import type { Organizer } from "../../organizers/schema";
import { addMilliseconds, DAY, HOUR, MINUTE, SECOND } from "../../time";
import { changeCourse, enqueueWebhook, purgeWebhooks, sendTest } from "../commands";
import { listMessages } from "../queries";
import { RETRY_WAITS } from "../schema";
import { newSecret } from "../signing";
import { finishWebhooks, sendWebhooks } from "./commands";

let petitionId: number;
let admin: Organizer;
let receivers: Receiver[] = [];
let clock: Date;

beforeEach(async () => {
  ({ petitionId, admin } = await beginDeliveries());
  clock = new Date();
});
afterEach(async () => {
  await finishWebhooks();
  for (const receiver of receivers) await receiver.stop();
  receivers = [];
});

/** A receiver with its endpoint. */
async function receives(events?: string[]): Promise<Receiver & { id: number }> {
  const receiver = await startReceiver();
  receivers.push(receiver);
  return { ...receiver, id: await addsWebhook({ url: receiver.url, by: admin.id, ...(events && { events }) }) };
}

const happens = (goal = 10) =>
  enqueueWebhook(db, { type: "goal.reached", petitionId, data: { state: "TX", goal } }, clock);

/** One round of the worker, at the time of the test's clock. */
async function round(limits?: Parameters<typeof sendWebhooks>[1]): Promise<void> {
  await sendWebhooks(() => clock, limits);
  await finishWebhooks();
}

const statusOf = (id: number) =>
  onDatabase(
    async (client) =>
      (await client.query("SELECT status, disabled_for FROM webhook_endpoint WHERE id = $1", [id])).rows[0],
  );
const logOf = (id: number) => listMessages(admin, id);

describe("an event", () => {
  it("arrives with a signature that the library of Standard Webhooks verifies, and with no other secret", async () => {
    const receiver = await receives();
    await happens();
    await round();
    expect(receiver.received).toHaveLength(1);
    const [message] = receiver.received;
    expect(verified(message!)).toMatchObject({
      type: "goal.reached",
      data: { petition: "harbor", state: "TX", goal: 10 },
    });
    expect(message!.headers["content-type"]).toBe("application/json");
    expect(() => verified(message!, newSecret())).toThrow();
    expect(() => verified({ ...message!, body: message!.body.replace("10", "11") })).toThrow();
    expect(await logOf(receiver.id)).toMatchObject([
      { status: "delivered", attempts: [{ httpStatus: 200, error: null }] },
    ]);
    await round();
    expect(receiver.received).toHaveLength(1);
  });

  it("is written exactly when its transaction is committed", async () => {
    const receiver = await receives();
    const failing = db.$transaction(async (tx) => {
      await enqueueWebhook(tx, { type: "goal.reached", petitionId, data: { state: null, goal: 1 } }, clock);
      throw new Error("changed our mind");
    });
    await expect(failing).rejects.toThrow("changed our mind");
    expect(await logOf(receiver.id)).toEqual([]);
  });

  it("goes to the endpoints that want it, also to one that is paused once it goes on, and to none that is disabled", async () => {
    const [wants, paused, disabled, other] = [
      await receives(),
      await receives(),
      await receives(),
      await receives(["count.daily"]),
    ];
    await changeCourse(admin, paused.id, "pause", clock);
    await changeCourse(admin, disabled.id, "disable", clock);
    await happens();
    await round();
    expect([wants, paused, disabled, other].map(({ received }) => received.length)).toEqual([1, 0, 0, 0]);
    await changeCourse(admin, paused.id, "resume", clock);
    await changeCourse(admin, disabled.id, "enable", clock);
    await round();
    expect([paused, disabled].map(({ received }) => received.length)).toEqual([1, 0]);
  });

  it("of a petition that is not public is not written", async () => {
    const receiver = await receives();
    await onDatabase((client) => client.query("UPDATE petition SET status = 'hidden'"));
    expect(await happens()).toBe(0);
    expect(await logOf(receiver.id)).toEqual([]);
  });
});

describe("an endpoint that does not take a message", () => {
  it("gets it again with the same id and the same bytes, after growing waits, and then it is given up", async () => {
    const receiver = await receives();
    receiver.respond(500);
    await happens();
    await round();
    for (const wait of RETRY_WAITS) {
      clock = addMilliseconds(clock, wait - SECOND);
      await round();
      clock = addMilliseconds(clock, 2 * SECOND);
      await round();
    }
    clock = addMilliseconds(clock, 10 * DAY);
    await round();
    expect(receiver.received).toHaveLength(RETRY_WAITS.length + 1);
    expect(new Set(receiver.received.map(({ id, body }) => `${id} ${body}`)).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-timestamp"])).size).toBeGreaterThan(5);
    expect(await logOf(receiver.id)).toMatchObject([{ status: "failed" }]);
  });

  it("is disabled after days of failing, and admins are told once", async () => {
    const receiver = await receives();
    receiver.respond(500);
    for (let day = 0; day <= 6; day += 1) {
      await happens(day + 1);
      await round();
      clock = addMilliseconds(clock, DAY);
    }
    expect(await statusOf(receiver.id)).toEqual({ status: "disabled", disabled_for: "failing" });
    expect((await logOf(receiver.id)).every(({ status }) => status === "failed")).toBe(true);
    const { rows } = await onDatabase((client) =>
      client.query("SELECT props, organizer_id FROM outbox_email WHERE kind = 'webhook-disabled'"),
    );
    expect(rows).toEqual([{ props: { endpoint: receiver.id }, organizer_id: admin.id }]);
    expect(await listAuditEntries({ limit: 1 })).toMatchObject([{ actor: "worker", action: "webhook-disabled" }]);
  });

  it("is not disabled where it takes something in between", async () => {
    const receiver = await receives();
    for (let day = 0; day <= 8; day += 1) {
      receiver.respond(day === 4 ? 200 : 500);
      await happens(day + 1);
      await round();
      clock = addMilliseconds(clock, DAY);
    }
    expect(await statusOf(receiver.id)).toMatchObject({ status: "active" });
  });

  it("and says that it is gone is disabled at once", async () => {
    const receiver = await receives();
    receiver.respond(410);
    await happens();
    await round();
    expect(await statusOf(receiver.id)).toEqual({ status: "disabled", disabled_for: "gone" });
  });

  it("because it redirects is not followed", async () => {
    const [receiver, elsewhere] = [await receives(), await receives(["count.daily"])];
    receiver.respond((response) => response.writeHead(302, { location: elsewhere.url }).end());
    await happens();
    await round();
    expect(elsewhere.received).toEqual([]);
    expect(await logOf(receiver.id)).toMatchObject([{ status: "waiting", attempts: [{ httpStatus: 302 }] }]);
  });

  it("because it is slow delays no other, and its message times out", async () => {
    const [slow, quick] = [await receives(), await receives()];
    slow.respond(() => undefined);
    await happens(1);
    await sendWebhooks(() => clock, { milliseconds: 700 });
    await until(() => quick.received.length === 1);
    await happens(2);
    await until(async () => {
      await sendWebhooks(() => clock, { milliseconds: 700 });
      return quick.received.length === 2;
    });
    await finishWebhooks();
    const [last] = (await logOf(slow.id)).toReversed();
    expect(last!.attempts[0]).toMatchObject({ httpStatus: null, error: "timed-out" });
  });

  it("because it sends without an end is cut off, and its status counts", async () => {
    const receiver = await receives();
    receiver.respond((response) => {
      response.writeHead(200);
      const send = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        if (!response.destroyed) response.once("drain", send);
      };
      response.on("error", () => undefined);
      send();
    });
    await happens();
    await round();
    expect(await logOf(receiver.id)).toMatchObject([{ status: "delivered" }]);
  });
});

test("two processes send each message once, and what one was sending when it was killed is sent again with the same id", async () => {
  const receiver = await receives();
  const worker = await startScript("tests/send-webhooks.ts", ["0"]);
  for (let goal = 1; goal <= 20; goal += 1) await happens(goal);
  await until(async () => {
    await round();
    return (await logOf(receiver.id)).every(({ status }) => status === "delivered");
  });
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(20);
  expect(receiver.received).toHaveLength(20);

  receiver.respond(() => undefined);
  await happens(21);
  await until(() => receiver.received.length === 21);
  await kill(worker);
  receiver.respond(200);
  // The lease of the one that was killed still runs, and then it is over.
  clock = addMilliseconds(new Date(), 10 * SECOND);
  await round();
  expect(receiver.received).toHaveLength(21);
  clock = addMilliseconds(new Date(), 2 * MINUTE);
  await round();
  expect(receiver.received).toHaveLength(22);
  expect(receiver.received[20]).toMatchObject({ id: receiver.received[21]!.id, body: receiver.received[21]!.body });
  expect((await logOf(receiver.id))[0]).toMatchObject({ status: "delivered", attempts: [{ httpStatus: 200 }] });
});

test("two processes send one message at a time to an endpoint, and neither sends to one that the other has", async () => {
  const [receiver, other] = [await receives(), await receives()];
  let [atOnce, most] = [0, 0];
  receiver.respond((response) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    setTimeout(() => {
      atOnce -= 1;
      response.writeHead(200).end();
    }, 25);
  });
  const workers = await Promise.all([0, 1].map(() => startScript("tests/send-webhooks.ts", ["0"])));
  for (let goal = 1; goal <= 40; goal += 1) await happens(goal);
  await until(async () =>
    [...(await logOf(receiver.id)), ...(await logOf(other.id))].every(({ status }) => status === "delivered"),
  );
  expect(receiver.received).toHaveLength(40);
  expect(other.received).toHaveLength(40);
  expect(most).toBe(1);

  // While one of them waits for a response, nobody else sends another message.
  receiver.respond(() => undefined);
  await happens(41);
  await until(() => receiver.received.length === 41);
  await happens(42);
  for (let round = 0; round < 5; round += 1) await sendWebhooks(() => clock);
  await finishWebhooks();
  expect(receiver.received).toHaveLength(41);
  for (const worker of workers) await kill(worker);
});

test("a test is sent like all others, and messages go after a month", async () => {
  const receiver = await receives();
  expect(await sendTest(admin, receiver.id, clock)).toMatchObject({ ok: true });
  await round();
  expect(verified(receiver.received[0]!)).toMatchObject({ type: "test" });
  expect(await purgeWebhooks(addMilliseconds(clock, 29 * DAY))).toBe(0);
  expect(await purgeWebhooks(addMilliseconds(clock, 30 * DAY + HOUR))).toBe(1);
  expect(await logOf(receiver.id)).toEqual([]);
});
