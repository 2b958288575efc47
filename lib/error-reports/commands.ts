import "server-only";

import { emailHash } from "../canonical-email";
import { db } from "../db/client";
import { env } from "../env";
import { redeemProofOfWork } from "../limits/commands";
import { isThisMachine, limitOfPace, sourceOf, waitMilliseconds } from "../limits/rules";
import type { LimitedUse, Sender } from "../limits/schema";
import type { Locale } from "../locale";
import { enqueueEmail } from "../mail/commands";
import { suppressedAmong } from "../mail/suppression/queries";
import { listOrganizers } from "../organizers/queries";
import { isAtLeast } from "../organizers/rules";
import { accept, refuse, type Result } from "../result";
import { addMilliseconds } from "../time";
import { REPORTS_OF_ALL, REPORTS_PER_SOURCE, UNPROVED_REPORTS_PER_SOURCE, type ReportInput } from "./schema";

export type ReportRefusal = "too-many-from-you" | "nobody-to-tell";

interface ReportContext {
  /** The language of the page, which the email mentions. */
  language: Locale;
  sender: Sender;
}

/**
 * Sends a report to the organizers who work with texts, one email to each, in one transaction. What was typed is sealed in the
 * emails and blanked once they are sent. Nothing else is stored.
 */
export async function reportError(
  { page, wrong, source: evidence, email }: ReportInput,
  { language, sender }: ReportContext,
  now: Date,
): Promise<Result<undefined, ReportRefusal>> {
  const throttled = await throttle(sender, now);
  if (!throttled.ok) return throttled;
  const readers = await listReaders(now);
  if (readers.length === 0) return refuse("nobody-to-tell");
  const secret = { language, page, wrong, source: evidence, replyTo: email };
  await db.$transaction(async (tx) => {
    for (const reader of readers) {
      await enqueueEmail(
        tx,
        {
          kind: "error-report",
          email: reader.email,
          emailHash: reader.emailHash,
          locale: "en",
          props: {},
          secret,
          ...(reader.organizerId !== null && { organizerId: reader.organizerId }),
          notBefore: throttled.value.notBefore,
        },
        now,
      );
    }
  });
  return accept(undefined);
}

// A source that sends more than one person can find is refused. The limit of all senders together only delays the emails.
async function throttle({ ip, proof }: Sender, now: Date): Promise<Result<{ notBefore: Date }, "too-many-from-you">> {
  const all = { name: "reports", key: "all", ...limitOfPace(REPORTS_OF_ALL), slowsOnly: true } as const;
  const own = isThisMachine(ip) ? [] : [{ name: "reports-from", key: sourceOf(ip), ...REPORTS_PER_SOURCE }];
  const unproved: LimitedUse[] = own.map((use) => ({
    ...use,
    name: "unproved-reports-from",
    ...UNPROVED_REPORTS_PER_SOURCE,
  }));
  const consumed = await redeemProofOfWork({ always: [all, ...own], unproved, proof }, now);
  const [ofAll, ...ofOwn] = consumed.always;
  if ([...ofOwn, ...(consumed.unproved ?? [])].some(({ allowed }) => !allowed)) return refuse("too-many-from-you");
  return accept({ notBefore: addMilliseconds(now, waitMilliseconds(REPORTS_OF_ALL, ofAll.used)) });
}

interface Reader {
  email: string;
  emailHash: Buffer;
  organizerId: number | null;
}

/** The organizers who work with texts, or the contact of the site where none has joined or all are suppressed. */
async function listReaders(now: Date): Promise<Reader[]> {
  const organizers = await listOrganizers(now);
  const readers = organizers
    .filter(({ role, status }) => status === "active" && isAtLeast(role, "organizer"))
    .map(({ id, email }) => ({ email, emailHash: emailHash(email), organizerId: id }));
  const contact = { email: env.CONTACT_EMAIL, emailHash: emailHash(env.CONTACT_EMAIL), organizerId: null };
  const suppressed = await suppressedAmong([...readers, contact].map((reader) => reader.emailHash));
  const reachable = ({ emailHash: hash }: Reader) => !suppressed.has(hash.toString("hex"));
  const reached = readers.filter(reachable);
  return reached.length > 0 ? reached : [contact].filter(reachable);
}
