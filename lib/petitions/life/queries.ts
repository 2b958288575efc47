import "server-only";

import { db } from "../../db/client";
import { LISTED_MAX } from "../queries";

/** The petitions that are paused, with their English titles, in the order in which they were. */
export async function listPausedPetitions(): Promise<{ slug: string; title: string }[]> {
  return db.$queryRaw<{ slug: string; title: string }[]>`
    SELECT p.slug, v.title_en AS title
    FROM petition p CROSS JOIN LATERAL (
      SELECT title_en FROM petition_version WHERE petition_id = p.id ORDER BY number DESC LIMIT 1) v
    WHERE p.status = 'paused' ORDER BY p.paused_at, p.id LIMIT ${LISTED_MAX}`;
}
