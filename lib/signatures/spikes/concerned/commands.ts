import "server-only";

import type { Transaction } from "../../../db/client";
import { addMilliseconds, MINUTE } from "../../../time";
import { SPIKE_MINUTES } from "../rules";

// A petition with fewer of the forms is not what the spike is about.
const CONCERNED_PART_MIN = 0.1;

/** Adds to each spike that goes on the petitions that at least a tenth of its forms of the last minutes were for. */
export async function addConcernedPetitions(tx: Transaction, now: Date): Promise<void> {
  // Without this the forms would be read each minute, although there is no spike.
  if ((await tx.spike.count({ where: { endedAt: null } })) === 0) return;
  await tx.$executeRaw`
    WITH form AS (
      SELECT s.petition_id, coalesce(d.state, s.state) AS state, coalesce(d.source, s.source) AS source,
        encode(d.domain_marks[1], 'hex') AS domain, encode(d.network_mark, 'hex') AS network
      FROM signature_draft d JOIN signature s ON s.id = d.signature_id
      WHERE d.domain_marks IS NOT NULL AND d.posted_at >= ${addMilliseconds(now, -SPIKE_MINUTES * MINUTE)}
        AND d.posted_at < ${now}
    ), counted AS (
      SELECT k.kind, k.key, f.petition_id, count(*) AS count, sum(count(*)) OVER (PARTITION BY k.kind, k.key) AS total
      FROM form f, LATERAL (VALUES ('all', ''), ('state', f.state), ('source', f.source), ('domain', f.domain), ('network', f.network))
        AS k (kind, key)
      WHERE (k.kind, k.key) IN (SELECT kind, key FROM spike WHERE ended_at IS NULL)
      GROUP BY k.kind, k.key, f.petition_id
    ), concerned AS (
      SELECT kind, key, array_agg(petition_id) AS ids FROM counted WHERE count >= total * ${CONCERNED_PART_MIN}::float8
      GROUP BY kind, key
    )
    UPDATE spike s SET petition_ids = ARRAY(SELECT DISTINCT id FROM unnest(s.petition_ids || c.ids) id ORDER BY id)
    FROM concerned c
    WHERE s.ended_at IS NULL AND s.kind = c.kind AND s.key = c.key AND NOT s.petition_ids @> c.ids`;
}
