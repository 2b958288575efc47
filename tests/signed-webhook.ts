// Events of the mail service, signed as it signs them.
import { createHmac } from "node:crypto";

import { env } from "@/lib/env";

const URL = "http://localhost:3000/api/webhooks/resend";

interface Signing {
  id?: string;
  at?: number;
  secret?: string;
}

/** A request with an event. */
export function signedWebhook(
  body: string,
  { id = "msg_1", at = Date.now(), secret = env.RESEND_WEBHOOK_SECRET! }: Signing = {},
): Request {
  const timestamp = `${Math.floor(at / 1_000)}`;
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return new Request(URL, {
    method: "POST",
    body,
    headers: { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": `v1,${signature}` },
  });
}
