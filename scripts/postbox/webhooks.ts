import { createHmac, randomUUID } from "node:crypto";

import type { Hook, Mail } from "./mail.ts";
import type { Store } from "./store.ts";

const RESPONSE_MILLISECONDS_MAX = 10_000;

export const EVENT_TYPES = [
  "email.sent",
  "email.delivered",
  "email.delivery_delayed",
  "email.bounced",
  "email.complained",
  "email.opened",
  "email.clicked",
  "email.failed",
  "email.suppressed",
];

const BOUNCES = new Map([
  [
    "Permanent",
    { type: "Permanent", subType: "General", message: "The recipient's mail server permanently rejected the email." },
  ],
  ["Transient", { type: "Transient", subType: "MailboxFull", message: "The recipient's mailbox is full." }],
  ["Undetermined", { type: "Undetermined", subType: "Undetermined", message: "The reason is not known." }],
]);

export interface EventRequest {
  type: string;
  bounceType?: string;
  /** The id of an earlier event, to send it once more. */
  eventId?: string;
}

export interface EventResponse {
  endpoint: string;
  eventId: string;
  /** Null where no response came. */
  status: number | null;
}

/** Sends a signed event about a mail to every endpoint, as the service does, and stores it with the mail. */
export async function sendEvent(
  store: Store,
  mail: Mail,
  hooks: Hook[],
  { type, bounceType, eventId }: EventRequest,
): Promise<EventResponse[]> {
  const bounce =
    type === "email.bounced" ? (BOUNCES.get(bounceType ?? "Permanent") ?? BOUNCES.get("Permanent")) : undefined;
  store.mails.change(mail.id, { lastEvent: type.slice("email.".length) });
  for (const recipient of mail.to) {
    if (bounce?.type === "Permanent") store.suppressions.add(recipient, "bounce", mail.id);
    if (type === "email.complained") store.suppressions.add(recipient, "complaint", mail.id);
  }
  const body = JSON.stringify({
    type,
    created_at: new Date().toISOString(),
    data: {
      email_id: mail.id,
      message_id: mail.message_id,
      created_at: mail.created_at,
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      // An object in events, although it is an array in requests.
      tags: Object.fromEntries(mail.tags.map(({ name, value }) => [name, value])),
      ...(bounce ? { bounce } : {}),
      ...(type === "email.failed" ? { failed: { reason: "reached_daily_quota" } } : {}),
      ...(type === "email.suppressed"
        ? { suppressed: { type: "OnAccountSuppressionList", message: "The address is on the suppression list." } }
        : {}),
    },
  });
  const id = eventId ?? `msg_${randomUUID()}`;
  return Promise.all(hooks.filter(({ events }) => events.includes(type)).map((hook) => post(hook, id, body)));
}

async function post({ endpoint, signing_secret }: Hook, id: string, body: string): Promise<EventResponse> {
  const timestamp = `${Math.floor(Date.now() / 1_000)}`;
  const key = Buffer.from(signing_secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  const headers = {
    "content-type": "application/json",
    "svix-id": id,
    "svix-timestamp": timestamp,
    "svix-signature": `v1,${signature}`,
  };
  const status = await fetch(endpoint, {
    method: "POST",
    headers,
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(RESPONSE_MILLISECONDS_MAX),
  }).then(
    (response) => response.status,
    () => null,
  );
  return { endpoint, eventId: id, status };
}
