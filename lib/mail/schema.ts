import { z } from "zod";

import { parseEmail } from "../email";
import { locales } from "../locale";
import { DAY, HOUR, MINUTE, SECOND } from "../time";

// The most emails that the mail service accepts in one request.
export const BATCH_EMAILS_MAX = 100;

// A request of 100 emails has about a megabyte. One that takes longer than this will get no response.
export const REQUEST_MILLISECONDS_MAX = 20 * SECOND;

// Longer than a request may take, so that a batch is taken over only from a worker that is gone.
export const LEASE_MILLISECONDS = MINUTE;

// The service drops an idempotency key after 24 hours. A batch whose outcome is unknown is given up before that, because
// sending it later could send each email twice.
export const BATCH_MILLISECONDS_MAX = 23 * HOUR;

// Most errors of the service end within seconds. During a longer outage, one try in half an hour is enough.
export const RETRY_FIRST_MILLISECONDS = 5 * SECOND;
export const RETRY_GROWTH = 3;
export const RETRY_MILLISECONDS_MAX = 30 * MINUTE;

// After this many errors a batch is tried in parts, because one of its emails may be the reason.
export const WHOLE_BATCH_TRIES = 3;

// About ten minutes of errors while other emails are sent: then the email itself is the reason, and it fails.
export const LONE_EMAIL_ERRORS_MAX = 6;

// A quota is renewed each day or month, so more frequent tries are useless.
export const QUOTA_PAUSE_MILLISECONDS = 4 * HOUR;

// Only a person can correct a wrong key or sender, and no email is lost meanwhile.
export const SETTINGS_PAUSE_MILLISECONDS = 10 * MINUTE;

// The lifetime of a sign-in link. People who wait for an email have given up by then, so somebody must look.
export const STUCK_MILLISECONDS = 15 * MINUTE;

// An email that could not be sent for this long is useless, because its links have expired.
export const WAITING_MILLISECONDS_MAX = 7 * DAY;

// Only an email as lib/email writes it may become part of a header.
const isParsedEmail = (text: string) => {
  const parsed = parseEmail(text);
  return "email" in parsed && parsed.email === text;
};

const title = z.string().min(1).max(300);
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

// Of the name in the email. Emails of an earlier version greet nobody by name.
const petitionId = z.int().optional();

export const SHARED_TITLE_LENGTH_MAX = 150;
export const SHARED_BODY_LENGTH_MAX = 8_000;
const ofLanguage = z.object({
  title: z.string().min(1).max(SHARED_TITLE_LENGTH_MAX),
  body: z.string().min(1).max(SHARED_BODY_LENGTH_MAX),
});

/** A text that many emails share, in both languages. Empty lines part its paragraphs. */
export const sharedText = z.object({ en: ofLanguage, es: ofLanguage });
export type SharedText = z.infer<typeof sharedText>;

/** The kinds of email, with the props of each. They are not sealed, so they never contain personal data. */
export const emailProps = {
  "confirm-signature": z.object({ title, slug }),
  "confirm-reminder": z.object({ title, slug }),
  "confirm-imported": z.object({ title, slug, origin: z.string().min(1).max(200) }),
  "already-signed": z.object({
    title,
    slug,
    petitionId,
    status: z.enum(["held", "confirmed", "withdrawn", "removed"]),
  }),
  // An email that waited in the outbox may be of a version that held nothing.
  "signature-confirmed": z.object({
    title,
    slug,
    petitionId,
    status: z.enum(["held", "confirmed"]).default("confirmed"),
  }),
  "confirm-subscription": z.object({}),
  "already-subscribed": z.object({ status: z.enum(["confirmed", "left"]) }),
  "error-report": z.object({}),
  "organizer-invitation": z.object({ role: z.enum(["viewer", "organizer", "admin"]) }),
  "organizer-sign-in": z.object({}),
  "second-factor-reset": z.object({}),
  /** `place` is the state within a sentence; null for the goal of the whole petition. */
  "goal-reached": z.object({ title, goal: z.int().positive(), place: z.string().min(1).max(60).nullable() }),
  /** `place` is the state within a sentence. */
  "packet-failed": z.object({ delivery: z.int().positive(), place: z.string().min(1).max(60) }),
  /** `endpoint` is the number of the endpoint of the webhook. */
  "webhook-disabled": z.object({ endpoint: z.int().positive() }),
  /** `in` is what the forms have in common, or "all". */
  "spike-noticed": z.object({
    in: z.enum(["all", "state", "source", "domain", "network"]),
    count: z.int().positive(),
    usual: z.int().nonnegative(),
  }),
  "delivery-link": z.object({ link: z.int().optional() }),
  /** Its text is shared (lib/mail/shared-texts). `test` is one that an organizer sends to themselves. */
  update: z.object({
    update: z.int().positive(),
    slug,
    petitionId: z.int(),
    to: z.enum(["signer", "subscriber", "test"]),
    /** Whether the update stands on the petition's page. */
    page: z.boolean(),
  }),
};

export type EmailKind = keyof typeof emailProps;
export type EmailProps<Kind extends EmailKind> = z.infer<(typeof emailProps)[Kind]>;

/** The secrets of an email, and what a visitor typed. They are sealed in its row and blanked once it is sent. */
const emailSecrets = {
  "organizer-sign-in": z.object({ url: z.url({ protocol: /^https?$/ }).max(2_000) }),
  "delivery-link": z.object({
    url: z.url({ protocol: /^https?$/ }).max(2_000),
    recipient: z.string().max(300),
    title,
    state: z.string().max(100),
    signatures: z.string().max(50),
    cutOff: z.string().max(50),
    expires: z.string().max(50),
  }),
  "error-report": z.object({
    language: z.enum(locales),
    page: z.string().max(300),
    wrong: z.string().max(4_000),
    source: z.string().max(2_000).nullable(),
    // It becomes a header of the email, so it must be the email of one mailbox.
    replyTo: z.string().refine(isParsedEmail).nullable(),
  }),
};
type SecretKind = keyof typeof emailSecrets;
export type EmailSecret<Kind extends EmailKind> = Kind extends SecretKind
  ? z.infer<(typeof emailSecrets)[Kind]>
  : never;

/** Parses the secret of an email of this kind. Throws where the kind has none or another. */
export function parseSecret<Kind extends EmailKind>(kind: Kind, secret: unknown): EmailSecret<Kind> {
  const shape = kind in emailSecrets ? emailSecrets[kind as SecretKind] : z.never();
  return shape.parse(secret) as EmailSecret<Kind>;
}

// The lifetime of a sign-in link: after it a person who requests one gets another email.
const SIGN_IN_RETRY_MILLISECONDS = 15 * MINUTE;

/**
 * The kinds of email that a person requests, with the time after which another one may go to a suppressed mailbox. All other
 * kinds never go to one. docs/decisions/suppression.md
 */
export const requestedKinds: Partial<Record<EmailKind, number>> = {
  "organizer-sign-in": SIGN_IN_RETRY_MILLISECONDS,
  "confirm-signature": DAY,
  "already-signed": DAY,
  "confirm-subscription": DAY,
  "already-subscribed": DAY,
};

/**
 * The kinds that organizers need to run the site, which have a sum of their own for each mailbox: no form of a stranger can use it
 * up. docs/decisions/sum-of-a-mailbox.md
 */
export const ORGANIZERS_KINDS = [
  "organizer-sign-in",
  "organizer-invitation",
  "spike-noticed",
  "delivery-link",
] as const satisfies EmailKind[];

// Far more than organizers need, and few enough that nobody's mailbox is flooded. One still goes if none went for a while.
export const ORGANIZERS_SUM = 100;
export const ORGANIZERS_PAUSE_MILLISECONDS = SIGN_IN_RETRY_MILLISECONDS;

// Somebody who signed several petitions gets the rest the next day. One night of a stranger does not fill a week.
export const HELD_MILLISECONDS_MAX = 2 * DAY;

/** The only kind that goes to a mailbox that was suppressed by hand: without it an organizer would be locked out. */
export const ALWAYS_SENT_KIND: EmailKind = "organizer-sign-in";

export const suppressionReasons = ["bounce", "complaint", "manual"] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/** A place in the list of suppressed mailboxes: that of one row. */
export interface SuppressionKey {
  createdAt: Date;
  emailHash: Uint8Array;
}

/** A page of the list: those of a reason, or all, older than a row. */
export interface SuppressionPage {
  reason: SuppressionReason | null;
  before: SuppressionKey | null;
}

/** An event of the mail service. Only the fields that have an effect here are parsed. */
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
      /** In an event about a mailbox: its email, and why it is suppressed. */
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

/** The color schemes in which a preview shows an email. */
export const schemes = ["light", "dark"] as const;
export type Scheme = (typeof schemes)[number];
