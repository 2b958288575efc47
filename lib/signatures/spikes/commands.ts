import "server-only";

import { db, type Transaction } from "../../db/client";
import { sql } from "../../db/sql";
import { findOldBefore } from "../../limits/settings/queries";
import { insertEmails, selectEmail } from "../../mail/sql";
import { isNotifiedOf } from "../../organizers/sql";
import { addMilliseconds, HOUR, MINUTE } from "../../time";
import { addConcernedPetitions } from "./concerned/commands";
import {
  COMMIT_MILLISECONDS_MAX,
  COUNTED_LATER_MILLISECONDS_MAX,
  goesOn,
  isSpike,
  NOTICE_PAUSE_MILLISECONDS,
  NOTICES_PER_HOUR_MAX,
  SPIKE_MINUTES,
} from "./rules";
import { countedKinds, type CountedKind, type Pace, type Spike } from "./schema";
import { paceOf } from "./sql";

// No other advisory lock of this database has this number.
const SPIKES_LOCK = 7_251_003;
// What many forms have in common is among the most frequent, whatever else comes.
const KEYS_PER_MINUTE_MAX = 50;
const WATCHED_MAX = 100;

/**
 * Counts the forms of the minutes that have ended since the last call, then records which things are far more frequent than usual
 * and which are no longer. A spike is recorded once, and admins get one email for those that come together.
 * Returns how many began or
 * ended.
 */
export async function watchForms(now: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(${SPIKES_LOCK}) AS taken`;
    if (!lock?.taken) return 0;
    await countForms(tx, now);
    const paces = await tx.$queryRaw<Pace[]>(paceOf({ minutes: SPIKE_MINUTES, top: WATCHED_MAX }, now));
    const ended = await endSpikes(tx, paces, now);
    const begun = await beginSpikes(tx, paces.filter(isSpike), now);
    await addConcernedPetitions(tx, now);
    return ended + begun;
  });
}

/** What is counted of each form is null where the form lacks it. A confirmed form has its state and source in its signature. */
async function countForms(tx: Transaction, now: Date): Promise<void> {
  const [last] = await tx.$queryRaw<{ minute: Date | null }[]>`SELECT max(minute) AS minute FROM form_count`;
  const oldest = addMilliseconds(now, -COUNTED_LATER_MILLISECONDS_MAX);
  const next = last?.minute ? addMilliseconds(last.minute, MINUTE) : oldest;
  const from = beginOfMinute(next > oldest ? next : oldest);
  const until = beginOfMinute(addMilliseconds(now, -COMMIT_MILLISECONDS_MAX));
  if (from >= until) return;
  await tx.$executeRaw`
    WITH form AS (
      SELECT date_trunc('minute', d.posted_at) AS minute, coalesce(d.state, s.state) AS state,
        coalesce(d.source, s.source) AS source, encode(d.domain_marks[1], 'hex') AS domain, encode(d.network_mark, 'hex') AS network
      FROM signature_draft d JOIN signature s ON s.id = d.signature_id
      WHERE d.domain_marks IS NOT NULL AND d.posted_at >= ${from} AND d.posted_at < ${until}
    ), counted AS (
      SELECT minute, k.kind, k.key, count(*)::int AS count, row_number() OVER (PARTITION BY minute, k.kind ORDER BY count(*) DESC) AS rank
      FROM form f, LATERAL (VALUES ('all', ''), ('state', f.state), ('source', f.source), ('domain', f.domain), ('network', f.network))
        AS k (kind, key)
      WHERE k.key IS NOT NULL GROUP BY minute, k.kind, k.key
    )
    INSERT INTO form_count (kind, key, minute, count)
    SELECT kind, key, minute, count FROM counted WHERE rank <= ${KEYS_PER_MINUTE_MAX}
    ON CONFLICT DO NOTHING`;
}

const beginOfMinute = (time: Date): Date => new Date(Math.floor(time.getTime() / MINUTE) * MINUTE);

async function endSpikes(tx: Transaction, paces: Pace[], now: Date): Promise<number> {
  const open = await tx.spike.findMany({
    where: { endedAt: null },
    select: { id: true, kind: true, key: true, usual: true, peak: true },
  });
  const byKey = new Map(paces.map((pace) => [`${pace.kind}/${pace.key}`, pace]));
  const paceNow = ({ kind, key }: { kind: string; key: string }) => byKey.get(`${kind}/${key}`);
  const countOf = (spike: { kind: string; key: string }) => paceNow(spike)?.count ?? 0;
  // What goes on for a week is usual.
  const usualOf = (spike: (typeof open)[number]) => Math.max(spike.usual, paceNow(spike)?.usual ?? 0);
  const over = open.filter((spike) => !goesOn({ count: countOf(spike), usual: usualOf(spike) }));
  await tx.spike.updateMany({ where: { id: { in: over.map(({ id }) => id) } }, data: { endedAt: now } });
  const higher = open.filter((spike) => countOf(spike) > spike.peak);
  await tx.$executeRaw`
    UPDATE spike s SET peak = h.peak FROM unnest(${higher.map(({ id }) => id)}::int[], ${higher.map(countOf)}::int[]) AS h (id, peak)
    WHERE s.id = h.id`;
  return over.length;
}

async function beginSpikes(tx: Transaction, paces: Pace[], now: Date): Promise<number> {
  const noticed = await tx.spike.findMany({
    where: { noticedAt: { gt: addMilliseconds(now, -HOUR) } },
    select: { kind: true, key: true, noticedAt: true },
  });
  // What begins together is told in one email, and has its time.
  const mayTell = new Set(noticed.map(({ noticedAt }) => noticedAt!.getTime())).size < NOTICES_PER_HOUR_MAX;
  const pauseBegan = addMilliseconds(now, -NOTICE_PAUSE_MILLISECONDS);
  const toldLately = new Set(
    noticed.filter(({ noticedAt }) => noticedAt! > pauseBegan).map(({ kind, key }) => `${kind}/${key}`),
  );
  const noticedAt = paces.map(({ kind, key }) => (mayTell && !toldLately.has(`${kind}/${key}`) ? now : null));
  const begun = await tx.$queryRaw<(Pick<Spike, "kind" | "count" | "usual"> & { isToTell: boolean })[]>`
    INSERT INTO spike (kind, key, peak, usual, noticed_at, began_at)
    SELECT p.*, ${now}::timestamptz
    FROM unnest(${paces.map(({ kind }) => kind)}::text[], ${paces.map(({ key }) => key)}::text[],
      ${paces.map(({ count }) => count)}::int[], ${paces.map(({ usual }) => usual)}::int[], ${noticedAt}::timestamptz[]) AS p
    ON CONFLICT DO NOTHING
    RETURNING kind, peak AS count, usual, noticed_at IS NOT NULL AS "isToTell"`;
  // The one that says most: a network rather than all forms.
  const [most] = begun.filter(({ isToTell }) => isToTell).toSorted((a, b) => rankOf(b.kind) - rankOf(a.kind));
  if (most) await notify(tx, most, now);
  return begun.length;
}

const rankOf = (kind: CountedKind): number => countedKinds.indexOf(kind);

/** Writes an email to each admin. */
async function notify(tx: Transaction, spike: Pick<Spike, "kind" | "count" | "usual">, now: Date): Promise<void> {
  const { kind, count, usual } = spike;
  const email = selectEmail({
    kind: "spike-noticed",
    locale: "en",
    emailHash: sql`o.email_hash`,
    recipientSealed: sql`o.email_sealed`,
    props: sql`jsonb_build_object('in', ${kind}::text, 'count', ${count}::int, 'usual', ${usual}::int)`,
    organizerId: sql`o.id`,
    notBefore: now,
    now,
  });
  await tx.$executeRaw(insertEmails(sql`${email} FROM organizer o WHERE ${isNotifiedOf(null)} AND o.role = 'admin'`));
}

const PURGED_AT_ONCE_MAX = 50_000;

/** Purges counts as old as the marks that they name, and spikes that are over as long, in one bounded step. Returns how many. */
export async function purgeFormCounts(now: Date): Promise<number> {
  const before = await findOldBefore("kept-senders-days", now);
  const spikes = await db.spike.deleteMany({ where: { endedAt: { lt: before } } });
  const counts = await db.$executeRaw`
    DELETE FROM form_count WHERE (kind, key, minute) IN (
      SELECT kind, key, minute FROM form_count WHERE minute < ${before} ORDER BY minute LIMIT ${PURGED_AT_ONCE_MAX})`;
  return spikes.count + counts;
}
