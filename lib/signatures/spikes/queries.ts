import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db } from "../../db/client";
import { readReplica } from "../../db/replica";
import { join } from "../../db/sql";
import { mayListSenders } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { openOrNull } from "../../readable";
import { openEmail } from "../../sealed-email";
import { HOUR, MINUTE } from "../../time";
import { domainOf } from "../marks/rules";
import { countedKinds, type CountedKind, type Pace, type PaceStep, type Spike } from "./schema";
import { paceOf } from "./sql";

const TOP_MINUTES = 60;
const TOP_MAX = 8;
const SPIKES_LISTED_MAX = 50;

/** The forms of the last so many hours, by steps of so many minutes, also those without any. A minute is counted after it has ended. */
export async function listPace(span: { hours: number; stepMinutes: number }, now: Date): Promise<PaceStep[]> {
  const step = span.stepMinutes * MINUTE;
  const until = Math.floor(now.getTime() / step) * step;
  const from = until - span.hours * HOUR;
  const rows = await readReplica(
    () => db.$queryRaw<{ minute: Date; count: number }[]>`
    SELECT minute, count FROM form_count
    WHERE kind = 'all' AND key = '' AND minute >= ${new Date(from)} AND minute < ${new Date(until)} ORDER BY minute`,
  );
  const steps = Array.from({ length: (until - from) / step }, (_, index) => ({
    at: new Date(from + index * step),
    count: 0,
  }));
  for (const { minute, count } of rows) steps[Math.floor((minute.getTime() - from) / step)]!.count += count;
  return steps;
}

/** What was most frequent in the last hour, of each kind, and what is usual. Null for an organizer who may not see it. */
export async function listTopPaces(organizer: Organizer, now: Date): Promise<Pace[] | null> {
  if (!mayListSenders(organizer)) return null;
  return readReplica(
    () => db.$queryRaw<Pace[]>`
    SELECT kind, key, count, usual FROM (${paceOf({ minutes: TOP_MINUTES, top: TOP_MAX }, now)}) p
    ORDER BY array_position(ARRAY[${join([...countedKinds])}], kind), rank`,
  );
}

/**
 * The spikes of the last two weeks, of one petition or of all, newest first, those that go on before the others. Null for an organizer
 * who may not see them.
 */
export async function listSpikes(organizer: Organizer, petitionId: number | null = null): Promise<Spike[] | null> {
  if (!mayListSenders(organizer)) return null;
  const rows = await db.spike.findMany({
    where: petitionId === null ? {} : { petitionIds: { has: petitionId } },
    select: {
      id: true,
      kind: true,
      key: true,
      peak: true,
      usual: true,
      beganAt: true,
      endedAt: true,
      petitionIds: true,
    },
    orderBy: [{ endedAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
    take: SPIKES_LISTED_MAX,
  });
  return rows.map(({ kind, peak: count, ...row }) => ({ ...row, kind: kind as CountedKind, count }));
}

/** A mark in hexadecimal, and a moment shortly after forms with it came. */
interface SeenMark {
  mark: string;
  at: Date;
}

/**
 * The names of domains by their marks: of each, one email of the hour before it was seen is opened, and all but its domain is
 * dropped. So a spike is named as long as its forms have their marks. The opening is logged.
 */
export async function readDomainNames(organizer: Organizer, seen: SeenMark[]): Promise<Map<string, string>> {
  if (!mayListSenders(organizer) || seen.length === 0) return new Map();
  const rows = await db.$queryRaw<{ mark: string; emailHash: Uint8Array; emailSealed: Uint8Array }[]>`
    SELECT DISTINCT ON (m.mark) m.mark, f.*
    FROM unnest(${seen.map(({ mark }) => mark)}::text[], ${seen.map(({ at }) => at)}::timestamptz[]) AS m (mark, at), LATERAL (
      SELECT s.email_hash AS "emailHash", coalesce(d.email_sealed, s.email_sealed) AS "emailSealed"
      FROM signature_draft d JOIN signature s ON s.id = d.signature_id
      WHERE d.domain_marks IS NOT NULL AND d.posted_at > m.at - ${TOP_MINUTES}::int * interval '1 minute'
        AND d.posted_at <= m.at AND d.domain_marks[1] = decode(m.mark, 'hex')
      ORDER BY d.posted_at DESC LIMIT 1) f`;
  if (rows.length === 0) return new Map();
  await recordAudit({
    actor: actorOf(organizer),
    action: "mail-domains-read",
    subject: "console:spikes",
    detail: { domains: rows.length },
  });
  return new Map(
    rows.flatMap(({ mark, emailHash, emailSealed }) => {
      const email = openOrNull(() => openEmail(emailSealed, emailHash));
      return email === null ? [] : [[mark, domainOf(email)]];
    }),
  );
}
