import { createHmac, randomBytes, randomUUID } from "node:crypto";

import { open, seal } from "../seal.ts";

// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, "Signature scheme": 24 to 64 bytes.
const SECRET_BYTES = 32;
const SECRET_PREFIX = "whsec_";

/** A new secret of an endpoint, as its owner copies it. */
export const newSecret = (): string => `${SECRET_PREFIX}${randomBytes(SECRET_BYTES).toString("base64")}`;

/** The id of a new message, which all its tries share. */
export const newWebhookId = (): string => `msg_${randomUUID().replaceAll("-", "")}`;

// Bound to the number of the endpoint. The context is that of lib/sealed-columns.ts.
const contextOf = (id: number) => `webhook-secret/${id}`;

export const sealSecret = (secret: string, id: number) => seal(secret, contextOf(id));
export const openSecret = (sealed: Uint8Array, id: number): string => open(sealed, contextOf(id));

interface Signed {
  webhookId: string;
  body: string;
  secret: string;
}

/** The three headers of a message at the time of a try. The time is signed, so that an old message cannot be sent again. */
export function signatureHeaders({ webhookId, body, secret }: Signed, now: Date): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), "base64");
  const signature = createHmac("sha256", key).update(`${webhookId}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": webhookId, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}
