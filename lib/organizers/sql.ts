import { type Sql, sql } from "../db/sql";

/** Whether the organizer `o` of a statement may sign in now: joined or still invited, and not disabled. */
export const maySignIn = (now: Date): Sql =>
  sql`o.disabled_at IS NULL AND (o.joined_at IS NOT NULL OR o.invitation_expires_at > ${now}::timestamptz)`;
