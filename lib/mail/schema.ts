import { z } from "zod";

import { parseEmail } from "../email";
import { locales } from "../locale";
import { DAY, HOUR, MINUTE, SECOND } from "../time";

// The mail service takes at most this many in one request.
export const BATCH_EMAILS_MAX = 100;

// A request of 100 emails is about a megabyte; what takes longer than this will get no response.
export const REQUEST_MILLISECONDS_MAX = 20 * SECOND;

// Longer than a request may take, so that a batch is only taken over from a worker that is gone.
export const LEASE_MILLISECONDS = MINUTE;

// The service forgets an idempotency key after 24 hours. A batch whose fate is unknown is given up before that, since
// sending it again afterwards could be a second copy.
export const BATCH_MILLISECONDS_MAX = 23 * HOUR;

// Trouble of the service mostly passes within seconds. When it does not, one try in half an hour is enough to notice.
export const RETRY_FIRST_MILLISECONDS = 5 * SECOND;
export const RETRY_GROWTH = 3;
export const RETRY_MILLISECONDS_MAX = 30 * MINUTE;

// A batch that met an error of the service so often is tried in parts from then on: one email may be the reason.
export const WHOLE_BATCH_TRIES = 3;

// About ten minutes of errors, while other emails go: then the reason is the email, and it ends.
export const LONE_EMAIL_ERRORS_MAX = 6;

// A quota ends with the day or the month, so asking more often than this is of no use.
export const QUOTA_PAUSE_MILLISECONDS = 4 * HOUR;

// A wrong key or sender takes a person to repair; until then nothing is lost by waiting.
export const SETTINGS_PAUSE_MILLISECONDS = 10 * MINUTE;

// Links to sign in are good for so long. Who waits for an email has given up by then, so somebody has to look.
export const STUCK_MILLISECONDS = 15 * MINUTE;

// An email that could not go for this long has lost its meaning: links in it have expired.
export const WAITING_MILLISECONDS_MAX = 7 * DAY;

// What is over is kept for questions ("did my email go out?"), then forgotten.
export const KEPT_MILLISECONDS = 30 * DAY;

// What stands in a header is an email as lib/email writes it, and nothing else.
const isParsedEmail = (text: string) => {
  const parsed = parseEmail(text);
  return "email" in parsed && parsed.email === text;
};

const title = z.string().min(1).max(300);
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

/** The kinds of email and what each shows. Never personal: the row is not sealed. */
export const emailProps = {
  "confirm-signature": z.object({ title, slug }),
  "already-signed": z.object({ title, slug, status: z.enum(["confirmed", "withdrawn", "removed"]) }),
  "signature-confirmed": z.object({ title, slug }),
  "confirm-subscription": z.object({}),
  "already-subscribed": z.object({ status: z.enum(["confirmed", "left"]) }),
  "error-report": z.object({}),
  "organizer-invitation": z.object({ role: z.enum(["viewer", "organizer", "admin"]) }),
  "organizer-sign-in": z.object({}),
};

export type EmailKind = keyof typeof emailProps;
export type EmailProps<Kind extends EmailKind> = z.infer<(typeof emailProps)[Kind]>;

/** What is secret in an email, or what a stranger typed; sealed in its row and blanked once it is sent. */
const emailSecrets = {
  "organizer-sign-in": z.object({ url: z.url({ protocol: /^https?$/ }).max(2_000) }),
  "error-report": z.object({
    language: z.enum(locales),
    page: z.string().max(300),
    wrong: z.string().max(4_000),
    source: z.string().max(2_000).nullable(),
    // It becomes a header of the email, so nothing but the email of one mailbox may stand here.
    replyTo: z.string().refine(isParsedEmail).nullable(),
  }),
};
type SecretKind = keyof typeof emailSecrets;
export type EmailSecret<Kind extends EmailKind> = Kind extends SecretKind
  ? z.infer<(typeof emailSecrets)[Kind]>
  : never;

/** The secret of an email of this kind, or an error where it has none or another. */
export function parseSecret<Kind extends EmailKind>(kind: Kind, secret: unknown): EmailSecret<Kind> {
  const shape = kind in emailSecrets ? emailSecrets[kind as SecretKind] : z.never();
  return shape.parse(secret) as EmailSecret<Kind>;
}

// A link to sign in is good for so long. A person who asks has one that works in the mailbox, or gets one.
const SIGN_IN_RETRY_MILLISECONDS = 15 * MINUTE;

/**
 * The kinds of email that a person asks for at the moment it is written, and how often one of them goes to a mailbox that
 * is suppressed. All other kinds never do. docs/decisions/suppression.md
 */
export const requestedKinds: Partial<Record<EmailKind, number>> = {
  "organizer-sign-in": SIGN_IN_RETRY_MILLISECONDS,
  "confirm-signature": DAY,
  "already-signed": DAY,
  "confirm-subscription": DAY,
  "already-subscribed": DAY,
};

/** The one kind that goes although a person blocked the mailbox: without it an organizer is locked out. */
export const ALWAYS_SENT_KIND: EmailKind = "organizer-sign-in";

const suppressionReasons = ["bounce", "complaint", "manual"] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/** An event of the mail service. Of all it may hold, only what has an effect here is read. */
export const webhookEvent = z.object({
  type: z.string().regex(/^[a-z0-9._-]{1,100}$/i),
  data: z
    .object({
      email_id: z
        .string()
        .regex(/^[a-z0-9-]{1,100}$/i)
        .optional()
        .catch(undefined),
      to: z.array(z.string().max(400)).max(50).optional().catch(undefined),
      /** Of an event about a mailbox: which, and why it is suppressed. */
      email: z.string().max(400).optional().catch(undefined),
      origin: z.enum(suppressionReasons).optional().catch(undefined),
      tags: z.record(z.string(), z.string()).optional().catch(undefined),
      bounce: z
        .object({
          type: z.string().max(100).optional(),
          subType: z.string().max(100).optional(),
        })
        .optional()
        .catch(undefined),
    })
    .catch({}),
});
export type WebhookEvent = z.infer<typeof webhookEvent>;

export const WEBHOOK_BYTES_MAX = 256 * 1024;
