import "server-only";

import { recordAudit } from "../../audit/commands";
import { WORKER } from "../../audit/schema";
import { db, type Transaction } from "../../db/client";
import { sql, type Sql } from "../../db/sql";
import { env } from "../../env";
import { mayWriteToMany } from "../../mail/postal-address";
import type { SharedText } from "../../mail/schema";
import { dropEmailsOf, holdEmailsOf, keepText } from "../../mail/shared-texts/commands";
import { insertEmails, selectEmail } from "../../mail/sql";
import { logInfo } from "../../log";
import { isPublicAt } from "../../petitions/sql";
import { addMilliseconds, DAY } from "../../time";
import { countAhead } from "../queries";
import type { Audience } from "../schema";
import { isReaderOf, isSignerOf } from "../sql";

/** How many people one step looks at. */
const RECIPIENTS_AT_ONCE_MAX = 500;
// More emails than this of updates do not wait at a time, so that one that is stopped or corrected is mostly not written yet.
const AHEAD_MAX = 2_000;
const UPDATES_AT_ONCE_MAX = 10;

interface Sending extends Audience {
  isPublic: boolean;
  id: number;
  petitionId: number;
  slug: string;
  textId: bigint;
  afterSignatureId: bigint;
  afterSubscriptionId: bigint;
  lastSignatureId: bigint;
  lastSubscriptionId: bigint;
}

/**
 * One step of sending updates: begins those whose time has come, and writes emails to the next people of one. Any number of workers
 * may call it at once, and one that dies leaves a whole step or none: who got an email, how far it has come and the emails
 * themselves are written by one statement. Returns whether there is more to do.
 */
export async function continueUpdates(now: Date): Promise<boolean> {
  await beginDue(now);
  await pauseHidden(now);
  await endFinished(now);
  if ((await countAhead()) >= AHEAD_MAX) return false;
  return db.$transaction(async (tx) => {
    const [update] = await tx.$queryRaw<Sending[]>`
      SELECT u.id, u.petition_id AS "petitionId", p.slug, u.text_id AS "textId", u.to_signers AS "toSigners",
        u.to_subscribers AS "toSubscribers", u.is_public AS "isPublic", u.state, u.layer, u.geoid, u.source,
        u.after_signature_id AS "afterSignatureId", u.after_subscription_id AS "afterSubscriptionId",
        u.last_signature_id AS "lastSignatureId", u.last_subscription_id AS "lastSubscriptionId"
      FROM petition_update u JOIN petition p ON p.id = u.petition_id
      WHERE u.status = 'sending' AND ${isUnwritten} ORDER BY u.started_at, u.id LIMIT 1 FOR UPDATE OF u SKIP LOCKED`;
    if (!update) return false;
    const people = update.toSigners && update.afterSignatureId < update.lastSignatureId ? signers : readers;
    await tx.$executeRaw(writeStep(people(update, now), update.id));
    return true;
  });
}

/**
 * Begins to send an update that has this status: keeps its text for the emails and takes the newest signature and subscription
 * as bounds, so that whoever comes later is not written to. False where it has another status by now.
 */
export async function begin(tx: Transaction, id: number, from: "draft" | "scheduled", now: Date): Promise<boolean> {
  const [update] = await tx.$queryRaw<{ content: SharedText }[]>`
    SELECT content FROM petition_update WHERE id = ${id} AND status = ${from}::update_status FOR UPDATE`;
  if (!update) return false;
  const textId = await keepText(tx, update.content, now);
  await tx.$executeRaw`
    UPDATE petition_update SET status = 'sending', text_id = ${textId}, started_at = ${now}, send_at = coalesce(send_at, ${now}),
      last_signature_id = coalesce((SELECT max(id) FROM signature), 0),
      last_subscription_id = coalesce((SELECT max(id) FROM subscription), 0)
    WHERE id = ${id}`;
  return true;
}

/** Whether there are people to whom no email of the update `u` is written yet. */
const isUnwritten = sql`(u.to_signers AND u.after_signature_id < u.last_signature_id
  OR u.to_subscribers AND u.after_subscription_id < u.last_subscription_id)`;

/** Ends updates whose last email has left. Until then they can be paused and stopped. */
async function endFinished(now: Date): Promise<void> {
  const ended = await db.$queryRaw<{ id: number }[]>`
    UPDATE petition_update u SET status = 'sent', ended_at = ${now}
    WHERE u.status = 'sending' AND NOT ${isUnwritten} AND NOT EXISTS (
      SELECT 1 FROM outbox_email e WHERE e.text_id = u.text_id AND e.status IN ('waiting', 'sending'))
    RETURNING id`;
  for (const { id } of ended) logInfo("update-sent", { update: id });
}

/** Pauses updates of petitions that nobody may see any more: their emails would lead nowhere. */
async function pauseHidden(now: Date): Promise<void> {
  const hidden = await db.$queryRaw<{ id: number }[]>`
    SELECT u.id FROM petition_update u JOIN petition p ON p.id = u.petition_id
    WHERE u.status = 'sending' AND NOT ${isPublicAt(now)} LIMIT ${UPDATES_AT_ONCE_MAX}`;
  for (const { id } of hidden)
    await db.$transaction(async (tx) => {
      const [update] = await tx.$queryRaw<{ textId: bigint }[]>`
        SELECT text_id AS "textId" FROM petition_update WHERE id = ${id} AND status = 'sending' FOR UPDATE`;
      if (!update) return;
      await holdEmailsOf(tx, update.textId);
      await tx.petitionUpdate.update({ where: { id }, data: { status: "paused" }, select: { id: true } });
      logInfo("update-paused", { update: id });
    });
}

/**
 * Begins scheduled updates whose time has come, of petitions that are public, once the site has a postal address. Whoever scheduled
 * one answers for it: if they are disabled by then, it is held.
 */
async function beginDue(now: Date): Promise<void> {
  if (!mayWriteToMany(env)) return;
  const due = await db.$queryRaw<{ id: number; isHeld: boolean }[]>`
    SELECT u.id, o.disabled_at IS NOT NULL AS "isHeld"
    FROM petition_update u JOIN petition p ON p.id = u.petition_id JOIN organizer o ON o.id = coalesce(u.scheduled_by, u.created_by)
    WHERE u.status = 'scheduled' AND u.send_at <= ${now} AND ${isPublicAt(now)}
    ORDER BY u.send_at LIMIT ${UPDATES_AT_ONCE_MAX}`;
  for (const { id, isHeld } of due)
    await db.$transaction((tx) => (isHeld ? hold(tx, id, now) : begin(tx, id, "scheduled", now)));
}

/** Makes a scheduled update a draft again. False where it has another status by now. The log and the overview of admins say so. */
async function hold(tx: Transaction, id: number, now: Date): Promise<boolean> {
  const { count } = await tx.petitionUpdate.updateMany({
    where: { id, status: "scheduled" },
    data: { status: "draft", sendAt: null, heldAt: now },
  });
  if (count > 0) await recordAudit({ actor: WORKER, action: "update-held", subject: `update:${id}` }, tx);
  return count > 0;
}

interface Step {
  /** The people of this step, as `id`, `email_hash` and what their email needs. */
  next: Sql;
  /** The email to the row `x` of them. */
  email: Sql;
  /** Where the update has come after them: to the last id, or to the end where they are fewer than a whole step. */
  moved: (last: Sql) => Sql;
  end: bigint;
}

const propsOf = ({ petitionId, slug, id, isPublic }: Sending, to: "signer" | "subscriber") =>
  sql`jsonb_build_object('update', ${id}::int, 'petitionId', ${petitionId}::int, 'slug', ${slug}::text, 'to', ${to}::text,
    'page', ${isPublic}::boolean)`;

function signers(update: Sending, now: Date): Step {
  const columns = { kind: "update", notBefore: now, now, textId: update.textId } as const;
  return {
    next: sql`
      SELECT s.id, s.email_hash, s.email_sealed, s.name_sealed, s.locale FROM signature s
      WHERE s.petition_id = ${update.petitionId} AND s.id > ${update.afterSignatureId} AND s.id <= ${update.lastSignatureId}
        AND ${isSignerOf(update)}
      ORDER BY s.id LIMIT ${RECIPIENTS_AT_ONCE_MAX} FOR SHARE OF s`,
    email: selectEmail({
      ...columns,
      locale: sql`coalesce(x.locale, 'en')`,
      emailHash: sql`x.email_hash`,
      recipientSealed: sql`x.email_sealed`,
      nameSealed: sql`x.name_sealed`,
      signatureId: sql`x.id`,
      props: propsOf(update, "signer"),
    }),
    moved: (last) => sql`after_signature_id = ${last}`,
    end: update.lastSignatureId,
  };
}

function readers(update: Sending, now: Date): Step {
  const columns = { kind: "update", notBefore: now, now, textId: update.textId } as const;
  return {
    next: sql`
      SELECT n.id, n.email_hash, n.email_sealed, n.locale FROM subscription n
      WHERE n.id > ${update.afterSubscriptionId} AND n.id <= ${update.lastSubscriptionId} AND ${isReaderOf(update)}
      ORDER BY n.id LIMIT ${RECIPIENTS_AT_ONCE_MAX} FOR SHARE OF n`,
    email: selectEmail({
      ...columns,
      locale: sql`coalesce(x.locale, 'en')`,
      emailHash: sql`x.email_hash`,
      recipientSealed: sql`x.email_sealed`,
      subscriptionId: sql`x.id`,
      props: propsOf(update, "subscriber"),
    }),
    moved: (last) => sql`after_subscription_id = ${last}`,
    end: update.lastSubscriptionId,
  };
}

// Whoever withdraws or leaves meanwhile waits for the lock of this step and deletes the email, or is not in it.
// Somebody who signs and subscribes has one mailbox and gets one email.
function writeStep({ next, email, moved, end }: Step, id: number): Sql {
  const last = sql`(SELECT CASE WHEN count(*) < ${RECIPIENTS_AT_ONCE_MAX} THEN ${end}::bigint ELSE max(id) END FROM next)`;
  return sql`
    WITH next AS MATERIALIZED (${next}), fresh AS (
      INSERT INTO update_recipient (update_id, email_hash)
      SELECT ${id}::int, email_hash FROM next WHERE email_sealed IS NOT NULL
      ON CONFLICT DO NOTHING RETURNING email_hash
    ), emails AS (${insertEmails(sql`${email} FROM next x JOIN fresh USING (email_hash)`)})
    UPDATE petition_update SET ${moved(last)}, written = written + (SELECT count(*) FROM fresh)::int WHERE id = ${id}`;
}

// As long as the emails themselves are kept (lib/mail).
const STOPPED_WATCHED_MILLISECONDS = 30 * DAY;

/**
 * Forgets who got the updates that have ended, which nobody can get again, in bounded steps, and deletes emails of stopped ones that
 * came back from a request which the service did not take. Returns how many rows it deleted.
 */
export async function purgeRecipients(now: Date): Promise<number> {
  const stopped = await db.petitionUpdate.findMany({
    where: { status: "stopped", endedAt: { gt: addMilliseconds(now, -STOPPED_WATCHED_MILLISECONDS) } },
    select: { textId: true },
  });
  let dropped = 0;
  for (const { textId } of stopped) dropped += await dropEmailsOf(db, textId!);
  const forgotten = await db.$executeRaw`
    DELETE FROM update_recipient r USING (
      SELECT r.update_id, r.email_hash FROM update_recipient r JOIN petition_update u ON u.id = r.update_id
      WHERE u.ended_at IS NOT NULL LIMIT 10000) old
    WHERE r.update_id = old.update_id AND r.email_hash = old.email_hash`;
  return dropped + forgotten;
}
