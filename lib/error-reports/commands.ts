import "server-only";

import { emailHash } from "../canonical-email";
import { db } from "../db/client";
import { env } from "../env";
import { claimPost, consumeRateLimit, redeemProofOfWork } from "../limits/commands";
import { isUsedUp } from "../limits/queries";
import { isThisMachine, limitOfPace, siteNetworkOf, sourceOf, waitMilliseconds } from "../limits/rules";
import { type Consumed, EQUAL_POSTS, type LimitedUse, type Sender } from "../limits/schema";
import type { Locale } from "../locale";
import { enqueueEmail } from "../mail/commands";
import { suppressedAmong } from "../mail/suppression/queries";
import { listOrganizers } from "../organizers/queries";
import { isAtLeast } from "../organizers/rules";
import { accept, refuse, type Result } from "../result";
import { addMilliseconds } from "../time";
import { UNREADABLE } from "../unreadable";
import {
  REPORTS_OF_ALL,
  REPORTS_PER_NETWORK,
  REPORTS_PER_SOURCE,
  type ReportInput,
  UNPROVED_REPORTS_PER_NETWORK,
  UNPROVED_REPORTS_PER_SOURCE,
} from "./schema";

export type ReportRefusal = "too-many-from-you" | "too-many-of-all" | "nobody-to-tell";

interface ReportContext {
  /** The language of the page, which the email mentions. */
  language: Locale;
  sender: Sender;
}

/**
 * Sends a report to the organizers who work with texts, one email to each, in one transaction. What was typed is sealed in the
 * emails and blanked once they are sent. Nothing else is stored. Equal reports within a minute are one.
 */
export async function reportError(
  report: ReportInput,
  { language, sender }: ReportContext,
  now: Date,
): Promise<Result<undefined, ReportRefusal>> {
  const post = JSON.stringify([sourceOf(sender.ip), Object.entries(report).sort()]);
  if (await isUsedUp("report", post, EQUAL_POSTS, now)) return accept(undefined);
  const throttled = await throttle(sender, now);
  if (!throttled.ok) return throttled;
  const readers = await listReaders(now);
  if (readers.length === 0) return refuse("nobody-to-tell");
  const { page, wrong, source: evidence, email } = report;
  const secret = { language, page, wrong, source: evidence, replyTo: email };
  await db.$transaction(async (tx) => {
    if (!(await claimPost("report", post, now, tx))) return;
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

type ThrottleRefusal = "too-many-from-you" | "too-many-of-all";

// A source or network that sends more than its people can find is refused. The limit of all senders together delays the emails,
// up to a day.
async function throttle({ ip, proof }: Sender, now: Date): Promise<Result<{ notBefore: Date }, ThrottleRefusal>> {
  const { own, ownUnproved } = usesOf(ip);
  const unproved = [...ownUnproved, queueOf("unproved")];
  const consumed = await redeemProofOfWork({ always: own, unproved, proof }, now);
  const ofOwn = [...consumed.always, ...(consumed.unproved ?? [])];
  if ([...own, ...ownUnproved].some(({ max }, i) => isRefused(ofOwn[i], max))) return refuse("too-many-from-you");
  const ofAll = consumed.unproved?.at(-1) ?? (await consumeRateLimit(queueOf("proved"), now));
  if (!ofAll.allowed) return refuse("too-many-of-all");
  return accept({ notBefore: addMilliseconds(now, waitMilliseconds(REPORTS_OF_ALL, ofAll.used)) });
}

// Where one limit refuses, none of the same call is allowed; its own count says which one it was.
const isRefused = (consumed: Consumed | undefined, max: number) => consumed?.allowed === false && consumed.used >= max;

const queueOf = (key: "proved" | "unproved"): LimitedUse => ({ name: "reports", key, ...limitOfPace(REPORTS_OF_ALL) });

function usesOf(ip: string): Record<"own" | "ownUnproved", LimitedUse[]> {
  if (isThisMachine(ip)) return { own: [], ownUnproved: [] };
  const [source, network] = [sourceOf(ip), siteNetworkOf(ip)];
  const own = [{ name: "reports-from", key: source, ...REPORTS_PER_SOURCE }];
  const ownUnproved = [{ name: "unproved-reports-from", key: source, ...UNPROVED_REPORTS_PER_SOURCE }];
  if (network !== null) {
    own.push({ name: "reports-of-network", key: network, ...REPORTS_PER_NETWORK });
    ownUnproved.push({ name: "unproved-reports-of-network", key: network, ...UNPROVED_REPORTS_PER_NETWORK });
  }
  return { own, ownUnproved };
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
    .filter(({ role, status, email }) => status === "active" && isAtLeast(role, "organizer") && email !== UNREADABLE)
    .map(({ id, email }) => ({ email, emailHash: emailHash(email), organizerId: id }));
  const contact = { email: env.CONTACT_EMAIL, emailHash: emailHash(env.CONTACT_EMAIL), organizerId: null };
  const suppressed = await suppressedAmong([...readers, contact].map((reader) => reader.emailHash));
  const reachable = ({ emailHash: hash }: Reader) => !suppressed.has(hash.toString("hex"));
  const reached = readers.filter(reachable);
  return reached.length > 0 ? reached : [contact].filter(reachable);
}
