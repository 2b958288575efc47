import "server-only";

import { query } from "../db/client";
import { switchesSchema, type Switches } from "./schema";

/** The switches as they stand in the database now. */
export async function findSwitches(): Promise<Switches> {
  const { rows } = await query<{ key: string; value: unknown }>("find-switches", "SELECT key, value FROM setting", []);
  const stored = switchesSchema.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
  return {
    signingPaused: stored["signing-paused"],
    mailPaused: stored["mail-paused"],
    mailPausedUntil: stored["mail-paused-until"] ? new Date(stored["mail-paused-until"]) : null,
    banner: stored.banner,
  };
}
