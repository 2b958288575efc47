import { Resend } from "resend";
import { z } from "zod";

import { env, LOCAL_MAIL_KEY } from "../env";
import { invariant } from "../invariant";
import { resultsByIndex, paceOf, type ApiError } from "./sending/rules";
import { REQUEST_MILLISECONDS_MAX } from "./schema";

export interface Message {
  from: string;
  to: string;
  replyTo: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
}

export type Reply =
  { ok: true; answers: ReturnType<typeof resultsByIndex>; waitMilliseconds: number } | { ok: false; error: ApiError };

// The constructor throws without a key, so it runs at the first use and not when a page imports this file.
let client: Resend | undefined;
const resend = () => (client ??= new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL }));

const acceptedBatch = z.object({
  data: z.array(z.object({ id: z.string() })),
  errors: z.array(z.object({ index: z.int(), message: z.string() })).default([]),
});

const apiError = z.object({
  statusCode: z.number().nullable().catch(null),
  name: z.string().catch("unknown_error"),
  message: z.string().catch(""),
});

/**
 * Hands emails to the mail service in one request. The same key and the same messages may be sent again for 24 hours
 * and go out once. Any failure is a value: what it means is for the rules to say.
 */
export async function sendBatch(messages: Message[], idempotencyKey: string): Promise<Reply> {
  // Without an address of its own the client posts to the real service, which has no business with these emails.
  invariant(
    env.RESEND_BASE_URL || !env.RESEND_API_KEY.startsWith(LOCAL_MAIL_KEY),
    "a key of the local postbox needs RESEND_BASE_URL",
  );
  const { data, error, headers } = await resend().batch.send(messages, {
    batchValidation: "permissive",
    idempotencyKey,
    signal: AbortSignal.timeout(REQUEST_MILLISECONDS_MAX),
  });
  const accepted = acceptedBatch.safeParse(data);
  if (!error && accepted.success) {
    const answers = resultsByIndex(
      messages.length,
      accepted.data.data.map(({ id }) => id),
      accepted.data.errors,
    );
    return { ok: true, answers, waitMilliseconds: paceOf(headers ?? {}) };
  }
  // An answer that is neither (a proxy's page, a cut body) leaves the outcome unknown, like no answer at all.
  const told = apiError.safeParse(error).data ?? { statusCode: null, name: "unreadable_answer", message: "" };
  return {
    ok: false,
    error: { status: told.statusCode, name: told.name, message: told.message, headers: headers ?? {} },
  };
}

export interface WebhookHeaders {
  id: string;
  timestamp: string;
  signature: string;
}

/** The signed body of a webhook as plain JSON, or null where it is forged, altered or older than five minutes. */
export function openWebhook(payload: string, headers: WebhookHeaders, webhookSecret: string): unknown {
  try {
    return resend().webhooks.verify({ payload, headers, webhookSecret });
  } catch {
    return null;
  }
}
