import { sql } from "../db/sql";

/** True while organizers have not paused all signing. */
export const signingIsOn = sql`NOT EXISTS (SELECT 1 FROM setting WHERE key = 'signing-paused' AND value = 'true'::jsonb)`;
