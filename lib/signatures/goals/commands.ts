import "server-only";

import { findState } from "../../content/states";
import { db, type Transaction } from "../../db/client";
import { sql } from "../../db/sql";
import { insertEmails, selectEmail } from "../../mail/sql";
import { isNotifiedOf } from "../../organizers/sql";
import { stateGoals } from "../../petitions/schema";
import { addMilliseconds } from "../../time";
import { enqueueWebhook } from "../../webhooks/commands";
import { goalsOf, NOTICE_PAUSE_MILLISECONDS } from "./rules";

// No other advisory lock of this database has this number.
const GOALS_LOCK = 7_251_002;

interface Crossing {
  petitionId: number;
  state: string | null;
  goal: number;
  isNoticed: boolean;
}

/**
 * Records which goals the exact numbers of this moment have reached, and which they are below again. A goal that is reached is
 * recorded once, and its organizers get one email each; it can be reached again only after it was un-reached. The worker calls
 * this after each fold. Returns how many goals were reached or un-reached.
 */
export async function recordGoalCrossings(now: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    // A statement of its own, so that each decision sees the one before. It waits, because the one that holds it may have read
    // the numbers before the caller's fold.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${GOALS_LOCK})`;
    const uncrossed = await uncross(tx, now);
    const crossed = await cross(tx, now);
    for (const crossing of crossed.filter(({ isNoticed }) => isNoticed)) {
      const { petitionId, state, goal } = crossing;
      await notify(tx, crossing, now);
      await enqueueWebhook(tx, { type: "goal.reached", petitionId, data: { state, goal } }, now);
    }
    return uncrossed + crossed.length;
  });
}

// The confirmed signatures of each state, and with state null those of a whole petition: folded and unfolded in one snapshot.
const counts = sql`
  SELECT petition_id, state, sum(count)::int AS count FROM (
    SELECT petition_id, state, count FROM tally_state UNION ALL SELECT petition_id, state, delta FROM tally_entry) parts
  GROUP BY GROUPING SETS ((petition_id, state), (petition_id))`;

function uncross(tx: Transaction, now: Date): Promise<number> {
  return tx.$executeRaw`
    WITH counts AS (${counts})
    UPDATE goal_crossing c SET uncrossed_at = greatest(${now}::timestamptz, c.crossed_at)
    WHERE uncrossed_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM counts n
      WHERE n.petition_id = c.petition_id AND n.state IS NOT DISTINCT FROM c.state AND n.count >= c.goal)`;
}

async function cross(tx: Transaction, now: Date): Promise<Crossing[]> {
  const petitions = await tx.petition.findMany({
    where: { status: { in: ["open", "paused", "closed"] } },
    select: { id: true, goal: true, stateGoals: true },
  });
  const goals = petitions.flatMap(({ id, goal, stateGoals: kept }) =>
    goalsOf({ goal, stateGoals: stateGoals.parse(kept) }).map((each) => ({ id, ...each })),
  );
  return tx.$queryRaw<Crossing[]>`
    WITH counts AS (${counts})
    INSERT INTO goal_crossing (petition_id, state, goal, crossed_at, noticed_at)
    SELECT g.petition_id, nullif(g.state, ''), g.goal, ${now}, CASE WHEN NOT EXISTS (
        SELECT 1 FROM goal_crossing e
        WHERE e.petition_id = g.petition_id AND e.state IS NOT DISTINCT FROM nullif(g.state, '') AND e.goal = g.goal
          AND e.noticed_at > ${addMilliseconds(now, -NOTICE_PAUSE_MILLISECONDS)}) THEN ${now}::timestamptz END
    FROM unnest(${goals.map(({ id }) => id)}::int[], ${goals.map(({ state }) => state ?? "")}::text[],
      ${goals.map(({ goal }) => goal)}::int[]) AS g (petition_id, state, goal)
    JOIN counts n ON n.petition_id = g.petition_id AND n.state IS NOT DISTINCT FROM nullif(g.state, '') AND n.count >= g.goal
    ON CONFLICT DO NOTHING
    RETURNING petition_id AS "petitionId", state, goal, noticed_at IS NOT NULL AS "isNoticed"`;
}

/** Writes an email to each admin, and to each organizer of the state. */
async function notify(tx: Transaction, { petitionId, state, goal }: Crossing, now: Date): Promise<void> {
  const place = state === null ? null : (findState(state)?.inSentence.en ?? state);
  const email = selectEmail({
    kind: "goal-reached",
    locale: "en",
    emailHash: sql`o.email_hash`,
    recipientSealed: sql`o.email_sealed`,
    props: sql`jsonb_build_object('title', v.title_en, 'goal', ${goal}::int, 'place', ${place}::text)`,
    organizerId: sql`o.id`,
    notBefore: now,
    now,
  });
  await tx.$executeRaw(
    insertEmails(sql`${email}
      FROM organizer o, LATERAL (
        SELECT title_en FROM petition_version WHERE petition_id = ${petitionId} ORDER BY number DESC LIMIT 1) v
      WHERE ${isNotifiedOf(state)}`),
  );
}
