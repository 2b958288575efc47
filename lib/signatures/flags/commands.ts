import "server-only";

import { db, type Transaction } from "../../db/client";
import { retryConflicts } from "../../db/conflicts";
import { logError } from "../../log";
import { addMilliseconds, MINUTE } from "../../time";
import { findsMailServer } from "./lookup";
import { DOMAIN_KEPT_MILLISECONDS, SAME_SOURCE_FORMS_MIN, SAME_SOURCE_MINUTES } from "./rules";
import { openDomain } from "./sealing";

/** How many domains are looked up in one round, at once. */
export const DOMAINS_AT_ONCE_MAX = 20;
const FLAGGED_AT_ONCE_MAX = 5_000;

interface DueDomain {
  mark: Uint8Array<ArrayBuffer>;
  domainSealed: Uint8Array;
}

/**
 * Looks up whether domains of new forms take mail, and flags the forms and signatures of those that do not. Nothing is locked
 * while name servers are asked, so two workers may ask about the same one. Returns how many were looked up.
 */
export async function lookUpDomains(find: typeof findsMailServer = findsMailServer): Promise<number> {
  const due = await db.$queryRaw<DueDomain[]>`
    SELECT mark, domain_sealed AS "domainSealed" FROM mail_domain WHERE domain_sealed IS NOT NULL
    ORDER BY noted_at LIMIT ${DOMAINS_AT_ONCE_MAX}`;
  const looked = await Promise.all(due.map(async (row) => ({ mark: row.mark, takesMail: await findOf(row, find) })));
  for (const each of looked) await retryConflicts(() => db.$transaction((tx) => store(tx, each)));
  return due.length;
}

/** Null where it is not known: a failure is no reason. */
async function findOf({ mark, domainSealed }: DueDomain, find: typeof findsMailServer): Promise<boolean | null> {
  try {
    return await find(openDomain(domainSealed, mark));
  } catch (error) {
    logError("mail-domain-not-looked-up", error);
    return null;
  }
}

async function store(tx: Transaction, { mark, takesMail }: { mark: Uint8Array; takesMail: boolean | null }) {
  // Forms that are sent from now on read it there. So the others are those that were sent since the domain was noted.
  const [domain] = await tx.$queryRaw<{ notedAt: Date }[]>`
    UPDATE mail_domain SET takes_mail = ${takesMail}::boolean, domain_sealed = NULL
    WHERE mark = ${mark} AND domain_sealed IS NOT NULL RETURNING noted_at AS "notedAt"`;
  if (!domain || takesMail !== false) return;
  // Signatures first, as everybody locks them, in the order of their numbers.
  await tx.$queryRaw`
    WITH forms AS MATERIALIZED (
      SELECT id, signature_id FROM signature_draft
      WHERE domain_marks IS NOT NULL AND posted_at >= ${domain.notedAt} AND domain_marks[1] = ${mark}
    ), locked AS MATERIALIZED (
      SELECT id FROM signature WHERE id IN (SELECT signature_id FROM forms) ORDER BY id FOR NO KEY UPDATE
    ), drafts AS (
      UPDATE signature_draft d SET flags = array_append(d.flags, 'no-mail') FROM forms f, locked l
      WHERE d.id = f.id AND l.id = d.signature_id AND NOT d.flags @> ARRAY['no-mail']
      RETURNING d.signature_id, d.confirmed_at
    )
    UPDATE signature s SET flags = array_append(s.flags, 'no-mail') FROM drafts d
    WHERE s.id = d.signature_id AND d.confirmed_at IS NOT NULL AND NOT s.flags @> ARRAY['no-mail']`;
}

/**
 * Flags signatures that were confirmed before their network had sent many forms. Those that are confirmed later get the flag
 * then. Returns how many.
 */
export async function flagBusySources(now: Date): Promise<number> {
  const since = addMilliseconds(now, -2 * SAME_SOURCE_MINUTES * MINUTE);
  return retryConflicts(
    () => db.$executeRaw`
    WITH busy AS MATERIALIZED (
      SELECT decode(key, 'hex') AS mark FROM form_count WHERE kind = 'network' AND minute >= ${since}
      GROUP BY key HAVING sum(count) >= ${SAME_SOURCE_FORMS_MIN}
    ), due AS MATERIALIZED (
      SELECT s.id FROM signature s WHERE NOT s.flags @> ARRAY['same-source'] AND s.id IN (
        SELECT d.signature_id FROM signature_draft d JOIN busy b ON b.mark = d.network_mark
        WHERE d.domain_marks IS NOT NULL AND d.posted_at >= ${since} AND d.confirmed_at IS NOT NULL)
      ORDER BY s.id LIMIT ${FLAGGED_AT_ONCE_MAX} FOR NO KEY UPDATE
    )
    UPDATE signature s SET flags = array_append(s.flags, 'same-source') FROM due WHERE s.id = due.id`,
  );
}

const PURGED_AT_ONCE_MAX = 10_000;

/** Purges what is known of domains after a day, in one bounded step. Returns of how many. */
export async function purgeMailDomains(now: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM mail_domain WHERE id IN (
      SELECT id FROM mail_domain WHERE noted_at < ${addMilliseconds(now, -DOMAIN_KEPT_MILLISECONDS)}
      ORDER BY noted_at LIMIT ${PURGED_AT_ONCE_MAX})`;
}
