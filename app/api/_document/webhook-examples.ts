import type { z } from "zod";

import type { webhookBodies, WebhookType } from "@/lib/webhooks/schema";

const timestamp = "2027-02-03T15:04:05.000Z";

/** A body of each webhook. */
export const webhookExamples: { [Type in WebhookType]: z.input<(typeof webhookBodies)[Type]> } = {
  "goal.reached": { type: "goal.reached", timestamp, data: { petition: "safe-harbor", state: "TX", goal: 5_000 } },
  "delivery.received": {
    type: "delivery.received",
    timestamp,
    data: {
      petition: "safe-harbor",
      state: "TX",
      change: "given",
      received: "2027-02-03",
      verification: "https://harbor.example/verify/9F31-AB02-77C4-D015",
    },
  },
  "bill.step": {
    type: "bill.step",
    timestamp,
    data: {
      petition: "safe-harbor",
      state: "TX",
      change: "added",
      step: {
        id: "bill-step-12",
        kind: "committee",
        dated: "2027-02-03",
        chamber: "lower",
        bill: {
          number: "HB 1234",
          title: "An Act relating to children who were sold",
          session: "2027 Regular Session",
          url: "https://legislature.example/HB1234",
        },
        note: null,
        source: { url: "https://legislature.example/HB1234/actions", title: "Texas Legislature Online" },
      },
    },
  },
  "count.daily": {
    type: "count.daily",
    timestamp,
    data: {
      petition: "safe-harbor",
      day: "2027-02-02",
      confirmedOnDay: 40,
      signatures: { confirmed: 1_234, byState: { TX: 1_200, VT: 30 }, unknownState: 4 },
      countedAt: timestamp,
    },
  },
  test: { type: "test", timestamp, data: { message: "A test from the console." } },
};
