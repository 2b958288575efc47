import "server-only";

import { db } from "../../db/client";
import { listPublicPetitions } from "../../petitions/queries";
import { addMilliseconds, DAY } from "../../time";
import { enqueueWebhook } from "../../webhooks/commands";
import { countByDay, findTally } from "../tally/queries";

// The number of a petition that has closed changes only by those who leave, of which nobody needs to be told each day.
const CLOSED_MILLISECONDS_MAX = 7 * DAY;

/**
 * Writes the count of the day that is over (UTC) for the webhooks that want it, for each public petition. A run that is repeated
 * writes nothing again, because the day is part of the message's id. Returns how many messages were written.
 */
export async function writeDailyCounts(now: Date): Promise<number> {
  const day = addMilliseconds(now, -DAY).toISOString().slice(0, 10);
  let written = 0;
  const counted = (await listPublicPetitions(now)).filter(
    ({ closesAt }) => closesAt === null || closesAt > addMilliseconds(now, -CLOSED_MILLISECONDS_MAX),
  );
  for (const { id: petitionId } of counted) {
    const [{ countedAt, ...signatures }, days] = await Promise.all([
      findTally(petitionId),
      countByDay(petitionId, { states: null, days: 2, timeZone: "UTC" }, now),
    ]);
    const data = {
      day,
      confirmedOnDay: days.find((each) => each.day === day)?.count ?? 0,
      signatures,
      countedAt: countedAt.toISOString(),
    };
    const id = `msg_daily_${petitionId}_${day.replaceAll("-", "")}`;
    written += await enqueueWebhook(db, { type: "count.daily", petitionId, data, id }, now);
  }
  return written;
}
