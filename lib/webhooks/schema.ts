import { z } from "zod";

import { textOfAtMost } from "../organizers/schema";
import { DAY, HOUR, MINUTE, SECOND } from "../time";

/** The events that an endpoint can choose. */
export const webhookEvents = ["goal.reached", "delivery.received", "bill.step", "count.daily"] as const;
export type WebhookEventType = (typeof webhookEvents)[number];

const day = z.iso.date();
const state = z.string().regex(/^[A-Z]{2}$/);
const count = z.int().nonnegative();
const petition = z.string().min(1).max(60);
const link = z.object({ url: z.url(), title: z.string() });

/** What each event says. No name of a person is in it: what happened in public, and numbers. */
export const webhookData = {
  "goal.reached": z.object({
    petition,
    /** The USPS code; null for the goal of the whole petition. */
    state: state.nullable(),
    goal: z.int().positive(),
  }),
  "delivery.received": z.object({
    petition,
    state,
    /** A receipt that was given by mistake is taken back, with the day that it had. */
    change: z.enum(["given", "taken-back"]),
    /** The day on which the office has the signatures. */
    received: day,
    /** The page on which anybody can check the packet. */
    verification: z.url(),
  }),
  "bill.step": z.object({
    petition,
    state,
    /** A step that is corrected or taken back has the id that it had. */
    change: z.enum(["added", "corrected", "taken-back"]),
    step: z.object({
      id: z.string().regex(/^bill-step-\d+$/),
      kind: z.string(),
      dated: day,
      chamber: z.string().nullable(),
      bill: z.object({ number: z.string(), title: z.string(), session: z.string(), url: z.url() }),
      note: z.object({ en: z.string(), es: z.string() }).nullable(),
      source: link,
    }),
  }),
  "count.daily": z.object({
    petition,
    /** The day that is over, in UTC. */
    day,
    /** Confirmed on that day, less those of that day that were withdrawn or removed since. */
    confirmedOnDay: z.int(),
    /** At the moment of counting. */
    signatures: z.object({ confirmed: count, byState: z.record(state, count), unknownState: count }),
    countedAt: z.iso.datetime(),
  }),
} satisfies Record<WebhookEventType, z.ZodType>;

/** An event that happened to a petition; the data lack the petition, which the outbox adds. */
export type NewWebhookEvent = {
  [Type in WebhookEventType]: {
    type: Type;
    petitionId: number;
    data: Omit<z.input<(typeof webhookData)[Type]>, "petition">;
    /** Names the event where the same one must not be written twice. Random where it is absent. */
    id?: string;
  };
}[WebhookEventType];

// By Standard Webhooks: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
const envelope = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.object({ type: z.literal(type), timestamp: z.iso.datetime(), data });

/** The bodies that are sent, by type. */
export const webhookBodies = {
  "goal.reached": envelope("goal.reached", webhookData["goal.reached"]),
  "delivery.received": envelope("delivery.received", webhookData["delivery.received"]),
  "bill.step": envelope("bill.step", webhookData["bill.step"]),
  "count.daily": envelope("count.daily", webhookData["count.daily"]),
  test: envelope("test", z.object({ message: z.string() })),
};
export type WebhookType = keyof typeof webhookBodies;

export const WEBHOOK_URL_LENGTH_MAX = 2_000;
// More than partners of a campaign with programs of their own.
export const ENDPOINTS_MAX = 50;

// Name resolution, connection and response together. A receiver should answer first and work afterwards.
export const REQUEST_MILLISECONDS_MAX = 10 * SECOND;
// Nothing in the response but its status matters. A receiver that sends more is cut off.
export const RESPONSE_BYTES_MAX = 16 * 1024;
// Longer than a request may take, so a message is taken over only from a worker that is gone.
export const LEASE_MILLISECONDS = MINUTE;
/** How long a message waits after each failed try. After the last one it is given up: about three days. */
export const RETRY_WAITS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  DAY,
];
// An endpoint that has taken nothing for this long was given up by its owner.
export const FAILING_MILLISECONDS_MAX = 5 * DAY;
// As long as somebody may ask what was sent.
export const KEPT_MILLISECONDS = 30 * DAY;

export const attemptErrors = [
  "no-such-host",
  "ip-refused",
  "timed-out",
  "connection-failed",
  "certificate-refused",
] as const;
export type AttemptError = (typeof attemptErrors)[number];

const urlHint = "Enter the URL that takes the events, like https://example.org/hooks";

const url = textOfAtMost(WEBHOOK_URL_LENGTH_MAX, urlHint)
  .trim()
  .transform((text, context) => {
    const parsed = URL.parse(text);
    // The form of a URL that is sent to may be longer than what was typed.
    if (
      parsed &&
      parsed.href.length <= WEBHOOK_URL_LENGTH_MAX &&
      /^https?:$/.test(parsed.protocol) &&
      !parsed.username &&
      !parsed.password &&
      !parsed.hash
    )
      return parsed.href;
    context.addIssue(urlHint);
    return z.NEVER;
  });

/** The names of the boxes of a form for events: one for all, to which an error links as it is first, and one for each. */
export const ALL_EVENTS = "events";
export const boxOfEvent = (event: WebhookEventType): string => `event-${event.replace(".", "-")}`;

const events = z.preprocess(
  (fields) => {
    const boxes = typeof fields === "object" && fields !== null ? (fields as Record<string, unknown>) : {};
    return webhookEvents.filter((event) => boxes[ALL_EVENTS] !== undefined || boxes[boxOfEvent(event)] !== undefined);
  },
  z.array(z.enum(webhookEvents)).min(1, "Choose at least one event"),
);

/** The form for an endpoint: its URL and a box for each event. */
export const endpointInput = z.preprocess(
  (fields) => (typeof fields === "object" && fields !== null ? { ...fields, events: fields } : fields),
  z.object({ url, events }),
);
export type EndpointInput = z.output<typeof endpointInput>;

/** The number of an endpoint, which a page binds to an action. */
export const endpointIdInput = z.coerce.number().pipe(z.int32().positive());

export const endpointChanges = ["pause", "resume", "disable", "enable"] as const;
export type EndpointChange = (typeof endpointChanges)[number];

export type EndpointStatus = "active" | "paused" | "disabled";

/** An endpoint as the console shows it. */
export interface Endpoint {
  id: number;
  url: string;
  events: WebhookEventType[];
  status: EndpointStatus;
  /** Why the system disabled it; null where nobody or an organizer did. */
  disabledFor: "failing" | "gone" | null;
  failingSince: Date | null;
  createdAt: Date;
}

/** A message as the log of an endpoint shows it. */
export interface LoggedMessage {
  id: bigint;
  webhookId: string;
  type: string;
  status: "waiting" | "delivered" | "failed";
  createdAt: Date;
  nextTryAt: Date;
  attempts: { at: Date; httpStatus: number | null; error: AttemptError | null; durationMilliseconds: number }[];
}
