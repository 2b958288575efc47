import "server-only";

import { db, type Transaction } from "../../../db/client";
import { type Sql, sql } from "../../../db/sql";
import { signingIsOn } from "../../../limits/sql";
import type { Locale } from "../../../locale";
import { logInfo } from "../../../log";
import { insertEmails, isSuppressed, selectEmail } from "../../../mail/sql";
import { isExpired, isOpenAt, openPetition, titleIn } from "../../../petitions/sql";
import { sealEmail } from "../../../sealed-email";
import { addMilliseconds } from "../../../time";
import { fingerprintOf } from "../../fingerprint";
import { flagsOfForm } from "../../flags/sql";
import { inSql, isBlocked } from "../../listings/sql";
import { marksOf } from "../../marks/hashes";
import { CONFIRMING_MILLISECONDS_MAX } from "../../rules";
import { sealName } from "../../sealing";
import { personOf } from "../rules";
import { FAULTS_SHOWN_MAX, type Mapping } from "../schema";
import { openCells } from "../sealing";

const CHECKED_AT_ONCE_MAX = 500;
/** Slow on purpose: a mail service that sees a flood of old emails holds back those that somebody waits for. */
export const ASKED_AT_ONCE_MAX = 20;
export const ASKING_REST_MILLISECONDS = 60_000;

/** The source code of signatures that came by a list. No link has it. */
export const LIST_SOURCE = "import";

interface Running {
  id: number;
  petitionId: number;
  slug: string;
  origin: string;
  locale: Locale;
  mapping: Mapping;
  line: number;
}

interface Row {
  line: number;
  cellsSealed: Uint8Array;
}

/**
 * One step of checking a list. A step is one transaction that holds the list, so a worker that dies leaves a whole step or none.
 * Returns whether there is more.
 */
export async function checkLists(): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const list = await take(tx, sql`l.status = 'checking'`);
    if (!list) return false;
    const rows = await nextRows(tx, list, CHECKED_AT_ONCE_MAX);
    for (const { line, cellsSealed } of rows) {
      const person = personOf(openCells(cellsSealed, list.id, line), list.mapping);
      const marks = "input" in person ? marksOf(person.input.email, "") : null;
      await tx.$executeRaw`
        UPDATE signer_list_row SET email_hash = ${marks?.emailHash ?? null}::bytea,
          domain_marks = ${marks?.domains ?? null}::bytea[], fault = ${"fault" in person ? person.fault : null}
        WHERE list_id = ${list.id} AND line = ${line}`;
    }
    if (rows.length === CHECKED_AT_ONCE_MAX) {
      await tx.$executeRaw`UPDATE signer_list SET line = ${rows.at(-1)!.line} WHERE id = ${list.id}`;
      return true;
    }
    await tx.$executeRaw`
      UPDATE signer_list l SET status = 'checked', line = 0, result = (${countsOf(list)}) WHERE id = ${list.id}`;
    return true;
  });
}

/** The numbers of a list that is checked, as jsonb. Each line is in one of them, by the first reason that fits. */
const countsOf = ({ id, petitionId }: Running) => sql`
  WITH judged AS (
    SELECT r.line, r.fault, CASE
      WHEN r.email_hash IS NULL THEN 'faulty'
      WHEN EXISTS (SELECT 1 FROM signer_list_row e WHERE e.list_id = r.list_id AND e.email_hash = r.email_hash AND e.line < r.line)
        THEN 'double'
      WHEN s.status IN ('confirmed', 'held', 'withdrawn', 'removed') THEN 'signed'
      WHEN s.id IS NOT NULL OR EXISTS (
        SELECT 1 FROM asked_signer a WHERE a.petition_id = ${petitionId} AND a.email_hash = r.email_hash) THEN 'asked'
      WHEN ${isSuppressed(sql`r.email_hash`)} THEN 'suppressed'
      WHEN ${isBlocked({ emailHash: sql`r.email_hash`, domains: sql`r.domain_marks`, network: sql`NULL` })} THEN 'blocked'
      ELSE 'ready' END AS kind
    FROM signer_list_row r LEFT JOIN signature s ON s.petition_id = ${petitionId} AND s.email_hash = r.email_hash
    WHERE r.list_id = ${id}
  )
  SELECT jsonb_build_object('ready', 0, 'faulty', 0, 'double', 0, 'signed', 0, 'asked', 0, 'suppressed', 0, 'blocked', 0)
    || (SELECT coalesce(jsonb_object_agg(kind, count), '{}') FROM (SELECT kind, count(*) FROM judged GROUP BY kind) k)
    || jsonb_build_object('faults', (SELECT coalesce(jsonb_agg(jsonb_build_object('line', line, 'fault', fault) ORDER BY line), '[]')
      FROM (SELECT line, fault FROM judged WHERE kind = 'faulty' ORDER BY line LIMIT ${FAULTS_SHOWN_MAX}) f))`;

/**
 * One step of asking: writes an email to the next people of a list while its petition is open, and deletes their lines. Who has
 * signed, waits, was asked before, or is suppressed or blocked by now is passed over. All of a step is one transaction, so nobody
 * is asked twice or forgotten, whatever ends. Returns whether there is more.
 */
export async function askLists(now: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const list = await take(tx, sql`l.status = 'asking' AND ${isOpenAt(now)} AND ${signingIsOn}`);
    if (!list) return false;
    const rows = await nextRows(tx, list, ASKED_AT_ONCE_MAX);
    let asked = 0;
    for (const row of rows) asked += await ask(tx, list, row, now);
    const last = rows.at(-1)?.line ?? list.line;
    await tx.$executeRaw`DELETE FROM signer_list_row WHERE list_id = ${list.id} AND line <= ${last}`;
    const isOver = rows.length < ASKED_AT_ONCE_MAX;
    await tx.$executeRaw`
      UPDATE signer_list SET line = ${last}, asked = asked + ${asked},
        status = CASE WHEN ${isOver}::boolean THEN 'done'::list_status ELSE status END,
        ended_at = CASE WHEN ${isOver}::boolean THEN ${now}::timestamptz END
      WHERE id = ${list.id}`;
    if (isOver) logInfo("list-asked", { list: list.id });
    return !isOver;
  });
}

/** Asks one person, in one statement like a form (lib/signatures/commands.ts). Returns 1 where they are asked, else 0. */
async function ask(tx: Transaction, list: Running, { line, cellsSealed }: Row, now: Date): Promise<number> {
  const person = personOf(openCells(cellsSealed, list.id, line), list.mapping);
  if ("fault" in person) return 0;
  const { input } = person;
  const { locale, petitionId } = list;
  const marks = marksOf(input.email, "");
  const hash = marks.emailHash;
  const fingerprint = fingerprintOf({ ...input, locale });
  return tx.$executeRaw`
    WITH target AS (SELECT t.* FROM (${openPetition(list.slug, now)}) t
      WHERE NOT ${isBlocked(inSql(marks))} AND NOT ${isSuppressed(sql`${hash}::bytea`)}
    ), asked AS (
      INSERT INTO asked_signer (petition_id, email_hash) SELECT id, ${hash} FROM target ON CONFLICT DO NOTHING RETURNING 1
    ), anchor AS (
      INSERT INTO signature (petition_id, email_hash, emails_today, emails_since, last_post_at, last_fingerprint, created_at)
      SELECT id, ${hash}, 1, ${now}::timestamptz, ${now}::timestamptz, ${fingerprint}::bytea, ${now}::timestamptz FROM target, asked
      ON CONFLICT (petition_id, email_hash) DO NOTHING RETURNING id
    ), draft AS (
      INSERT INTO signature_draft (signature_id, version, fingerprint, name_sealed, email_sealed, zip, state, display,
        wants_updates, locale, source, domain_marks, flags, posted_at, emailed_at, expires_at)
      SELECT a.id, t.version, ${fingerprint}::bytea, ${sealName(input.name, petitionId, hash)}::bytea,
        ${sealEmail(input.email, hash)}::bytea, ${input.zip}, ${input.state}, 'hidden', false, ${locale}, ${LIST_SOURCE},
        ${marks.domains}::bytea[], ${flagsOfForm(input.email, marks.domains[0]!)}, ${now}::timestamptz, ${now}::timestamptz,
        ${addMilliseconds(now, CONFIRMING_MILLISECONDS_MAX)}::timestamptz
      FROM anchor a, target t RETURNING id, email_sealed
    )
    ${insertEmails(
      sql`${selectEmail({
        kind: "confirm-imported",
        locale,
        emailHash: hash,
        recipientSealed: sql`d.email_sealed`,
        signatureDraftId: sql`d.id`,
        props: sql`jsonb_build_object('title', ${titleIn(sql`t`, sql`${locale}::text`)}, 'slug', t.slug, 'origin', ${list.origin}::text)`,
        notBefore: now,
        now,
      })} FROM draft d, target t`,
    )}`;
}

/** Forgets whom lists have asked, once the signatures of the petition expire. Returns how many. */
export async function purgeAsked(): Promise<number> {
  return db.$executeRaw`DELETE FROM asked_signer a WHERE ${isExpired(sql`a.petition_id`)}`;
}

/** The next list that this worker may work on, held until the transaction ends. */
async function take(tx: Transaction, which: Sql): Promise<Running | undefined> {
  const [list] = await tx.$queryRaw<Running[]>`
    SELECT l.id, l.petition_id AS "petitionId", p.slug, l.origin, l.locale, l.mapping, l.line
    FROM signer_list l JOIN petition p ON p.id = l.petition_id
    WHERE ${which} ORDER BY l.id LIMIT 1 FOR UPDATE OF l SKIP LOCKED`;
  return list;
}

const nextRows = (tx: Transaction, { id, line }: Running, atOnce: number) =>
  tx.$queryRaw<Row[]>`
    SELECT line, cells_sealed AS "cellsSealed" FROM signer_list_row
    WHERE list_id = ${id} AND line > ${line} ORDER BY line LIMIT ${atOnce}`;
