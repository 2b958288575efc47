import { sql } from "../db/sql";

/** True while organizers have not paused all signing. */
export const signingIsOn = sql`NOT EXISTS (SELECT 1 FROM setting WHERE key = 'signing-paused' AND value = 'true'::jsonb)`;

/** All switches that are set, as one JSON object, null where none is. */
export const storedSwitches = sql`(SELECT jsonb_object_agg(key, value) FROM setting)`;
