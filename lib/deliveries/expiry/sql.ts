import { type Sql, sql } from "../../db/sql";
import { isHeld } from "../../petitions/sql";

/** When the last delivery of the petition `p` was: frozen, built, sent or received. Null where there was none. */
export const lastDeliveryOf: Sql = sql`(
  SELECT max(greatest(d.frozen_at, d.built_at, k.built_at,
    (SELECT max(l.sent_at) FROM packet_link l WHERE l.packet_id = k.id),
    (SELECT r.received_at FROM packet_receipt r WHERE r.packet_id = k.id)))
  FROM delivery d LEFT JOIN packet k ON k.delivery_id = d.id
  WHERE d.petition_id = p.id AND d.status NOT IN ('draft', 'cancelled'))`;

/** Whether a delivery of the petition `p` is being built, or files of it can still be downloaded. */
export const isDelivering: Sql = sql`EXISTS (
  SELECT 1 FROM delivery d LEFT JOIN packet k ON k.delivery_id = d.id
  WHERE d.petition_id = p.id AND (d.status = 'building' OR k.status IN ('waiting', 'building', 'ready', 'stale')
    OR (k.generation > 0 AND k.files_deleted_at IS NULL AND k.status IN ('failed', 'expired'))))`;

/** When the petition `p` closed. Null where it has not. */
export const closedAt = (now: Date): Sql => sql`
  CASE WHEN p.status IN ('open', 'closed', 'hidden', 'taken_down') AND p.closes_at <= ${now}::timestamptz THEN p.closes_at END`;

/** When the signatures of the petition `p` expire, whatever holds them. Null where it has not closed. */
export const expiresAt = (months: number, now: Date): Sql => sql`
  (CASE WHEN (${closedAt(now)}) IS NOT NULL
    THEN greatest(p.closes_at, ${lastDeliveryOf}) + ${months}::int * interval '1 month' END)`;

/** Whether the signatures of the petition `p` have come of age by a time, and nothing keeps them. */
export const isExpiring = (months: number, until: Date, now: Date): Sql => sql`
  (${expiresAt(months, now)} <= ${until}::timestamptz AND NOT ${isDelivering} AND NOT ${isHeld(sql`p.id`)})`;
