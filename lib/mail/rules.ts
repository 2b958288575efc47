import { SECOND } from "../time";
import { STUCK_MILLISECONDS, type SuppressionReason, type WebhookEvent } from "./schema";

type SettledStatus = "sent" | "delivered" | "bounced" | "complained" | "failed";

export interface Effect {
  /** Null where the event is about a mailbox and no email. */
  status: SettledStatus | null;
  /** The statuses that come before it. Events arrive in any order, and an email never goes back. */
  from: ("waiting" | "sending" | SettledStatus)[];
  /** Why the mailbox gets no more mail, where that follows. */
  suppression: SuppressionReason | null;
  error: string | null;
}

// What the service tells us of an email proves that it went out, whatever we still believed.
const ORDER = ["waiting", "sending", "sent", "failed", "delivered", "bounced", "complained"] as const;

/** What an event of the mail service means for the email it names, or null where it means nothing to us. */
export function effectOf({ type, data }: WebhookEvent): Effect | null {
  switch (type) {
    case "email.sent":
      return effect("sent");
    case "email.delivered":
      return effect("delivered");
    case "email.failed":
      return effect("failed", null, "the mail service failed");
    case "email.suppressed":
      // Our own list learns what the service's holds, so that a person who asks for an email has a way back.
      return effect("failed", "bounce", "suppressed by the mail service");
    case "email.complained":
      return effect("complained", "complaint");
    case "email.bounced": {
      // A full mailbox or a server on holiday is no reason never to write again.
      const permanent = data.bounce?.type === "Permanent";
      const words = [data.bounce?.type, data.bounce?.subType].map((word) =>
        word?.replace(/[^A-Za-z]/g, "").slice(0, 40),
      );
      return effect("bounced", permanent ? "bounce" : null, words.filter(Boolean).join(" ") || null);
    }
    case "suppression.added":
      // Somebody may have put it on the service's list by hand, for a reason that we should respect.
      return data.origin === undefined ? null : { status: null, from: [], suppression: data.origin, error: null };
    default:
      return null;
  }
}

function effect(status: SettledStatus, suppression: Effect["suppression"] = null, error: string | null = null): Effect {
  return { status, from: ORDER.slice(0, ORDER.indexOf(status)), suppression, error };
}

/** The id in the tag that every email carries, for events that overtake the response to the request that sent it. */
export function emailIdOf({ data }: WebhookEvent): string | null {
  const tag = data.tags?.email;
  return tag !== undefined && /^[1-9][0-9]{0,17}$/.test(tag) ? tag : null;
}

/** Whether emails have not left for so long that somebody has to look. A pause that a person made is meant. */
export function isMailStuck(oldestSeconds: number, { mailPaused }: { mailPaused: boolean }): boolean {
  return !mailPaused && oldestSeconds * SECOND >= STUCK_MILLISECONDS;
}
