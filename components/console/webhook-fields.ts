import { ALL_EVENTS, boxOfEvent, type WebhookEventType, webhookEvents } from "@/lib/webhooks/schema";
import type { FormField } from "./action-form";

export const eventLabels: Record<WebhookEventType, string> = {
  "goal.reached": "A goal is reached",
  "delivery.received": "An office has its signatures",
  "bill.step": "A step of a bill",
  "count.daily": "The count of each day",
};

/** The fields for an endpoint, with its current values where there is one. */
export const webhookFields = (current?: { url: string; events: WebhookEventType[] }): FormField[] => [
  {
    kind: "url",
    name: "url",
    label: "URL",
    hint: "Of the program that takes the events, like https://example.org/hooks",
    maxLength: 2_000,
    ...(current && { value: current.url }),
  },
  {
    kind: "states",
    name: ALL_EVENTS,
    label: "Events",
    all: { name: ALL_EVENTS, label: "All of them" },
    options: webhookEvents.map((event) => ({ value: boxOfEvent(event), label: eventLabels[event] })),
    ticked: current ? current.events.map(boxOfEvent) : [ALL_EVENTS],
  },
];
