import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { addBill, addStep, takeBackBill } from "@/lib/deliveries/bills/commands";
import { billInput, stepInput } from "@/lib/deliveries/bills/schema";
import type { Organizer } from "@/lib/organizers/schema";
import { writeDailyCounts } from "@/lib/signatures/daily-counts/commands";
import { recordGoalCrossings } from "@/lib/signatures/goals/commands";
import { addMilliseconds, DAY, SECOND } from "@/lib/time";
import { finishWebhooks, sendWebhooks } from "@/lib/webhooks/sending/commands";

import { onDatabase } from "./database";
import { beginDeliveries } from "./deliveries";
import { addsWebhook } from "./program-access";
import { type Receiver, startReceiver, verified } from "./webhook-receiver";

let petitionId: number;
let admin: Organizer;
let receiver: Receiver;
let now: Date;

beforeEach(async () => {
  ({ petitionId, admin } = await beginDeliveries());
  now = new Date();
  receiver = await startReceiver();
});
afterEach(() => receiver.stop());

/** Events of these kinds are sent to the receiver. */
const wants = (events: string[]) => addsWebhook({ url: receiver.url, by: admin.id, events });

async function sendAll(): Promise<void> {
  await sendWebhooks(() => now);
  await finishWebhooks();
}

describe("what happens to a petition", () => {
  it("a goal that is crossed is told once", async () => {
    await wants(["goal.reached"]);
    await onDatabase((client) => client.query("UPDATE petition SET goal = 2"));
    await onDatabase((client) =>
      client.query(
        "INSERT INTO tally_entry (petition_id, state, hour, delta) SELECT $1, 'TX', date_trunc('hour', now()), 1 FROM generate_series(1, 2)",
        [petitionId],
      ),
    );
    await recordGoalCrossings(now);
    await recordGoalCrossings(now);
    await sendAll();
    const told = receiver.received.map((message) => verified(message).data as { state: string | null; goal: number });
    expect(told.filter(({ state }) => state === null)).toEqual([{ petition: "harbor", state: null, goal: 2 }]);
  });

  it("a step of a bill is told, and told again when it is taken back, without its sponsor", async () => {
    await wants(["bill.step"]);
    const url = "https://legislature.example/HB1";
    const facts = {
      number: "HB 1",
      title: "An Act",
      session: "2026",
      chamber: "lower",
      sponsor: "Grace Lawmaker",
      lawmakerId: "",
      url,
    };
    const bill = await addBill(admin, billInput.parse({ petition: "harbor", state: "TX", ...facts }), now);
    if (!bill.ok) throw new Error(bill.refusal);
    const step = {
      kind: "hearing",
      chamber: "lower",
      dated: "2026-02-03",
      noteEn: "On Tuesday.",
      noteEs: "El martes.",
    };
    await addStep(admin, bill.value.id, stepInput.parse({ ...step, sourceUrl: url, sourceTitle: "The house" }), now);
    await takeBackBill(admin, bill.value.id, "a mistake", now);
    await sendAll();
    const told = receiver.received.map((message) => verified(message).data as { change: string; step: object });
    expect(told.map(({ change }) => change)).toEqual(["added", "taken-back"]);
    expect(told[0]!.step).toMatchObject({ kind: "hearing", dated: "2026-02-03", note: { en: "On Tuesday." } });
    expect(receiver.received.map(({ body }) => body).join()).not.toContain("Grace");
  });

  it("the count of a day is told once, however often and however many workers write it", async () => {
    await wants(["count.daily"]);
    await Promise.all([1, 2, 3].map(() => writeDailyCounts(now)));
    await writeDailyCounts(addMilliseconds(now, SECOND));
    await sendAll();
    expect(receiver.received).toHaveLength(1);
    const day = addMilliseconds(now, -DAY).toISOString().slice(0, 10);
    expect(verified(receiver.received[0]!).data).toMatchObject({
      petition: "harbor",
      day,
      signatures: { confirmed: 0 },
    });
  });
});
