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
  { ok: true; results: ReturnType<typeof resultsByIndex>; waitMilliseconds: number } | { ok: false; error: ApiError };

// The constructor throws without a key, so it runs at first use and not on import.
let client: Resend | undefined;
const resend = () => (client ??= new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL }));

function service(): Resend {
  // Without a base URL the client posts to the real service, which must not get these emails.
  invariant(
    env.RESEND_BASE_URL || !env.RESEND_API_KEY.startsWith(LOCAL_MAIL_KEY),
    "a key of the local postbox needs RESEND_BASE_URL",
  );
  return resend();
}

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
 * Sends emails to the mail service in one request. For 24 hours the same key with the same messages may be sent again, and
 * each email goes out once. An error is returned as a value, whose meaning rules.ts decides.
 */
export async function sendBatch(messages: Message[], idempotencyKey: string): Promise<Reply> {
  const { data, error, headers } = await service().batch.send(messages, {
    batchValidation: "permissive",
    idempotencyKey,
    signal: AbortSignal.timeout(REQUEST_MILLISECONDS_MAX),
  });
  const accepted = acceptedBatch.safeParse(data);
  if (!error && accepted.success) {
    const results = resultsByIndex(
      messages.length,
      accepted.data.data.map(({ id }) => id),
      accepted.data.errors,
    );
    return { ok: true, results, waitMilliseconds: paceOf(headers ?? {}) };
  }
  return { ok: false, error: readError(error, headers) };
}

// A response that is neither a result nor an error (a proxy's page, a cut body) leaves the outcome unknown, like no response.
const UNREADABLE = { statusCode: null, name: "unreadable_response", message: "" };

function readError(error: unknown, headers: Record<string, string> | null): ApiError {
  const { statusCode, name, message } = apiError.safeParse(error).data ?? UNREADABLE;
  return { status: statusCode, name, message, headers: headers ?? {} };
}

/**
 * Takes up to 100 mailboxes off the mail service's own suppression list. Returns the error, or null. A mailbox that is not
 * on the list is no error.
 */
export async function removeSuppressions(emails: string[]): Promise<ApiError | null> {
  const options = { signal: AbortSignal.timeout(REQUEST_MILLISECONDS_MAX) };
  const [only, ...others] = emails;
  if (only === undefined) return null;
  const { error, headers } = others.length
    ? await service().suppressions.batch.remove({ emails }, options)
    : await service().suppressions.remove(only, options);
  if (!error) return null;
  const refusal = readError(error, headers);
  return refusal.status === 404 && others.length === 0 ? null : refusal;
}

export interface WebhookHeaders {
  id: string;
  timestamp: string;
  signature: string;
}

/** The signed body of a webhook as JSON, or null where it is forged, altered or older than five minutes. */
export function openWebhook(payload: string, headers: WebhookHeaders, webhookSecret: string): unknown {
  try {
    return resend().webhooks.verify({ payload, headers, webhookSecret });
  } catch {
    return null;
  }
}
