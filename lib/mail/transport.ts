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

// The constructor throws without a key, so it runs at the first use and not when a page imports this file.
let client: Resend | undefined;
const resend = () => (client ??= new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_BASE_URL }));

function service(): Resend {
  // Without a URL of its own the client posts to the real service, which has no business with these emails.
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
 * Hands emails to the mail service in one request. The same key and the same messages may be sent again for 24 hours
 * and go out once. Any failure is a value: what it means is for the rules to say.
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

// A response that is neither (a proxy's page, a cut body) leaves the outcome unknown, like no response at all.
function readError(error: unknown, headers: Record<string, string> | null): ApiError {
  const told = apiError.safeParse(error).data ?? { statusCode: null, name: "unreadable_response", message: "" };
  return { status: told.statusCode, name: told.name, message: told.message, headers: headers ?? {} };
}

/**
 * Takes up to 100 emails off the mail service's own list of suppressed ones. Returns why that failed, or null; one that is
 * not on the list is no failure.
 */
export async function removeSuppressions(emails: string[]): Promise<ApiError | null> {
  const options = { signal: AbortSignal.timeout(REQUEST_MILLISECONDS_MAX) };
  const [only, ...others] = emails;
  if (only === undefined) return null;
  const { error, headers } = others.length
    ? await service().suppressions.batch.remove({ emails }, options)
    : await service().suppressions.remove(only, options);
  if (!error) return null;
  const told = readError(error, headers);
  return told.status === 404 && others.length === 0 ? null : told;
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
