import "server-only";

import { emailHash } from "../canonical-email";
import { db } from "../db/client";
import { env } from "../env";
import { consumeRateLimit } from "../limits/commands";
import { enqueueEmail } from "../mail/commands";
import { listOrganizers } from "../organizers/queries";
import { isAtLeast } from "../organizers/rules";
import { accept, refuse, type Result } from "../result";
import {
  REPORTS_PER_DAY,
  REPORTS_PER_HOUR,
  REPORTS_PER_SOURCE,
  UNPROVED_REPORTS_PER_SOURCE,
  type ReportInput,
} from "./schema";

export type ReportRefusal = "too-many-from-you" | "too-many" | "nobody-to-tell";

interface ReportContext {
  /** The page's language, for the organizers to know. */
  language: "en" | "es";
  /** What limits count as one sender; null where that would say nothing. */
  source: string | null;
  proved: boolean;
}

/**
 * Hands a report to the organizers: one email to each who works with texts, all of them or none. What was typed is
 * sealed in the emails and blanked once they are sent; we keep nothing of it.
 */
export async function reportError(
  { page, wrong, source: evidence, email }: ReportInput,
  { language, source, proved }: ReportContext,
  now: Date,
): Promise<Result<undefined, ReportRefusal>> {
  if (source !== null && !(await takeOwn(source, proved, now))) return refuse("too-many-from-you");
  for (const [name, limit] of [
    ["hour", REPORTS_PER_HOUR],
    ["day", REPORTS_PER_DAY],
  ] as const) {
    if (!(await consumeRateLimit("reports", name, limit, now)).allowed) return refuse("too-many");
  }
  const readers = await listReaders(now);
  const secret = { language, page, wrong, source: evidence, replyTo: email };
  const written = await db.$transaction(async (tx) => {
    const write = (reader: Reader) =>
      enqueueEmail(
        tx,
        {
          kind: "error-report",
          email: reader.email,
          emailHash: emailHash(reader.email),
          locale: "en",
          props: {},
          secret,
          ...(reader.organizerId !== null && { organizerId: reader.organizerId }),
          priority: 5,
          notBefore: now,
        },
        now,
      );
    let emails = 0;
    for (const reader of readers) emails += Number(await write(reader));
    // Nobody has joined yet, or no address of theirs takes mail any more.
    return emails || Number(await write({ email: env.CONTACT_EMAIL, organizerId: null }));
  });
  return written ? accept(undefined) : refuse("nobody-to-tell");
}

async function takeOwn(source: string, proved: boolean, now: Date): Promise<boolean> {
  if (!(await consumeRateLimit("reports-from", source, REPORTS_PER_SOURCE, now)).allowed) return false;
  return proved || (await consumeRateLimit("unproved-reports-from", source, UNPROVED_REPORTS_PER_SOURCE, now)).allowed;
}

interface Reader {
  email: string;
  organizerId: number | null;
}

async function listReaders(now: Date): Promise<Reader[]> {
  const organizers = await listOrganizers(now);
  return organizers
    .filter(({ role, standing }) => standing === "active" && isAtLeast(role, "organizer"))
    .map(({ id, email }) => ({ email, organizerId: id }));
}
