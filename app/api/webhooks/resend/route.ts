import { problem } from "@/app/_web/problem";
import { env } from "@/lib/env";
import { receiveWebhookEvent } from "@/lib/mail/commands";
import { WEBHOOK_BYTES_MAX, webhookEvent } from "@/lib/mail/schema";
import { openWebhook } from "@/lib/mail/transport";
import { isUnavailable } from "@/lib/unavailable";

/**
 * Records an event of the mail service about an email. The service repeats an event until the response is 200, so a
 * genuine event that has no meaning for us gets a 200 as well.
 */
export async function POST(request: Request) {
  if (!env.RESEND_WEBHOOK_SECRET) return problem(503, "Webhooks are not set up here.");
  const id = request.headers.get("svix-id");
  const timestamp = request.headers.get("svix-timestamp");
  const signature = request.headers.get("svix-signature");
  if (!id || id.length > 200 || !timestamp || !signature)
    return problem(400, "The headers of a signed webhook are missing.");

  // The signature covers the raw bytes, so they are read before anything is parsed.
  const payload = await readText(request, WEBHOOK_BYTES_MAX);
  if (payload === null) return problem(413, "The body is too large.");
  const opened = openWebhook(payload, { id, timestamp, signature }, env.RESEND_WEBHOOK_SECRET);
  if (opened === null) return problem(401, "The signature is wrong or too old.");
  const event = webhookEvent.safeParse(opened);
  if (!event.success) return problem(400, "The body is not an event.");

  try {
    await receiveWebhookEvent(id, event.data, new Date());
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return problem(503, "The database cannot be reached.");
  }
  return Response.json({ received: true }, { headers: { "cache-control": "no-store" } });
}

/** The body as text, or null where it is longer than `bytesMax`. No more bytes than that are kept in memory. */
async function readText(request: Request, bytesMax: number): Promise<string | null> {
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
