import "server-only";

import { db } from "../../db/client";
import { type Sql, sql } from "../../db/sql";
import { findSettings } from "../../limits/settings/queries";
import type { Settings } from "../../limits/settings/schema";
import { isFinishedBefore } from "../../mail/sql";
import { listHolds } from "../../petitions/holds/queries";
import { isEmailOfHeld, markedDrafts, unconfirmedDrafts } from "../../signatures/expiry/sql";
import { networksBefore, rulesBefore } from "../../signatures/removals/expiry/sql";
import { LEFT_KEPT_MILLISECONDS } from "../../subscriptions/rules";
import { addMilliseconds, DAY } from "../../time";
import { type Expiring, type ExpiringKind, expiringKinds, type PetitionExpiry } from "./schema";
import { closedAt, expiresAt, isDelivering, isExpiring, lastDeliveryOf } from "./sql";

/** Up to which time a run of `now` erases: what comes of age before the next one, so that nothing gets older than promised. */
export const horizonOf = (now: Date): Date => addMilliseconds(now, DAY);

/** The petitions whose signatures have come of age. */
export async function listExpiring(until: Date, now: Date): Promise<number[]> {
  const { "kept-signatures-months": months } = await findSettings();
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT p.id FROM petition p WHERE p.expired_at IS NULL AND ${isExpiring(months, until, now)} ORDER BY p.id`;
  return rows.map(({ id }) => id);
}

/**
 * What a run of `now` would erase, in rows of each kind, with other settings than those that hold where they are given. It changes
 * nothing, and scans tables.
 */
export async function countExpiring(now: Date, settings?: Settings): Promise<Expiring[]> {
  const kept = settings ?? (await findSettings());
  const counts: Expiring[] = [];
  for (const what of expiringKinds) {
    const [row] = await db.$queryRaw<{ rows: number }[]>`
      SELECT count(*)::int AS rows FROM ${rowsOf(what, kept, now)}`;
    counts.push({ what, rows: row?.rows ?? 0 });
  }
  return counts;
}

function rowsOf(what: ExpiringKind, settings: Settings, now: Date): Sql {
  const until = horizonOf(now);
  const before = (days: number) => addMilliseconds(until, -days * DAY);
  const ofExpiring = sql`petition_id IN (
    SELECT p.id FROM petition p WHERE ${isExpiring(settings["kept-signatures-months"], until, now)})`;
  switch (what) {
    case "unconfirmed":
      return sql`(${unconfirmedDrafts(before(settings["kept-unconfirmed-days"]))}) d`;
    case "sender-marks":
      return sql`(${markedDrafts(before(settings["kept-senders-days"]))}) d`;
    case "form-counts":
      return sql`form_count WHERE minute < ${before(settings["kept-senders-days"])}`;
    case "removal-rules":
      return sql`((SELECT r.id FROM ${rulesBefore(until, settings["kept-signatures-months"])})
        UNION (SELECT r.id FROM ${networksBefore(before(settings["kept-senders-days"]))})) r`;
    case "emails":
      return sql`outbox_email e WHERE ${isFinishedBefore(before(settings["kept-emails-days"]))} AND NOT ${isEmailOfHeld}`;
    case "subscriptions":
      return sql`subscription
        WHERE (status = 'pending' AND last_post_at < ${before(settings["kept-unconfirmed-days"])})
          OR (status = 'left' AND left_at < ${addMilliseconds(until, -LEFT_KEPT_MILLISECONDS)})`;
    case "signatures":
      return sql`signature WHERE ${ofExpiring}`;
    case "paper":
      return sql`paper_signature WHERE ${ofExpiring}`;
  }
}

type ExpiryRow = Omit<PetitionExpiry, "holds">;

/** When the signatures of each petition expire, with the legal holds on it. Without drafts that were never opened. */
export async function listPetitionExpiries(now: Date): Promise<PetitionExpiry[]> {
  const { "kept-signatures-months": months } = await findSettings();
  const [rows, holds] = await Promise.all([
    db.$queryRaw<ExpiryRow[]>`
      SELECT p.id AS "petitionId", p.slug, v.title, ${closedAt(now)} AS "closedAt", ${lastDeliveryOf} AS "lastDeliveryAt",
        ${expiresAt(months, now)} AS "expiresAt", ${isDelivering} AS "isDelivering", p.expiry_began_at AS "beganAt",
        p.expired_at AS "expiredAt"
      FROM petition p CROSS JOIN LATERAL (
        SELECT title_en AS title FROM petition_version WHERE petition_id = p.id ORDER BY number DESC LIMIT 1) v
      WHERE p.opened_at IS NOT NULL ORDER BY p.id LIMIT 200`,
    listHolds(),
  ]);
  return rows.map((row) => ({
    ...row,
    holds: holds.filter(({ petitionId }) => petitionId === row.petitionId).map(({ petitionId: _, ...hold }) => hold),
  }));
}
