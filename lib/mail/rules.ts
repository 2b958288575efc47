import { SECOND } from "../time";
import { type Scheme, STUCK_MILLISECONDS, type SuppressionReason, type WebhookEvent } from "./schema";

type SettledStatus = "sent" | "delivered" | "bounced" | "complained" | "failed";

export interface Effect {
  /** Null where the event is about a mailbox and no email. */
  status: SettledStatus | null;
  /** The statuses that come before it. Events arrive in any order, and an email never goes back. */
  from: ("waiting" | "sending" | SettledStatus)[];
  /** The reason to suppress the mailbox, or null. */
  suppression: SuppressionReason | null;
  error: string | null;
}

// An event about an email proves that it was sent, even if its row still says "waiting" or "failed".
const ORDER = ["waiting", "sending", "sent", "failed", "delivered", "bounced", "complained"] as const;

/** The effect of an event of the mail service, or null where it has none. */
export function effectOf({ type, data }: WebhookEvent): Effect | null {
  switch (type) {
    case "email.sent":
      return effect("sent");
    case "email.delivered":
      return effect("delivered");
    case "email.failed":
      return effect("failed", null, "the mail service failed");
    case "email.suppressed":
      // A mailbox on the service's list is added to ours, whose rules let requested emails through.
      return effect("failed", "bounce", "suppressed by the mail service");
    case "email.complained":
      return effect("complained", "complaint");
    case "email.bounced": {
      // A full mailbox or a server that is down is no reason to suppress a mailbox.
      const permanent = data.bounce?.type === "Permanent";
      const labels = [data.bounce?.type, data.bounce?.subType].map((label) =>
        label?.replace(/[^A-Za-z]/g, "").slice(0, 40),
      );
      return effect("bounced", permanent ? "bounce" : null, labels.filter(Boolean).join(" ") || null);
    }
    case "suppression.added":
      // Somebody may have added it to the service's list by hand, and we respect that.
      return data.origin === undefined ? null : { status: null, from: [], suppression: data.origin, error: null };
    default:
      return null;
  }
}

function effect(status: SettledStatus, suppression: Effect["suppression"] = null, error: string | null = null): Effect {
  return { status, from: ORDER.slice(0, ORDER.indexOf(status)), suppression, error };
}

/** The id in the tag of an email, for events that arrive before the response to the request that sent it. */
export function emailIdOf({ data }: WebhookEvent): string | null {
  const tag = data.tags?.email;
  return tag !== undefined && /^[1-9][0-9]{0,17}$/.test(tag) ? tag : null;
}

interface Intended {
  mailPaused: boolean;
  isCapReached: boolean;
}

/** Whether the oldest due email has waited so long that somebody must look. A pause and a cap by an admin are intended. */
export function isMailStuck(oldestSeconds: number, { mailPaused, isCapReached }: Intended): boolean {
  return !mailPaused && !isCapReached && oldestSeconds * SECOND >= STUCK_MILLISECONDS;
}

/**
 * The HTML of an email as a mail program in this color scheme shows it, whatever the scheme of the browser, for a preview. Its links
 * lead nowhere, because those of a preview are examples.
 */
export function inScheme(html: string, scheme: Scheme): string {
  return html
    .replaceAll("(prefers-color-scheme: dark)", scheme === "dark" ? "all" : "not all")
    .replaceAll(/(color-schemes?): light dark/g, `$1: ${scheme}`)
    .replaceAll(/(<meta[^>]*color-schemes?"[^>]*content=")light dark"/g, `$1${scheme}"`)
    .replaceAll(/(<a\b[^>]*?)\shref="[^"]*"/g, "$1");
}
