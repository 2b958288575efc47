import { type Sql, sql } from "../db/sql";

/** Whether the organizer `o` of a statement may sign in now: joined or still invited, and not disabled. */
export const maySignIn = (now: Date): Sql =>
  sql`o.disabled_at IS NULL AND (o.joined_at IS NOT NULL OR o.invitation_expires_at > ${now}::timestamptz)`;

/**
 * Whether the invitation `organizer` of a statement is that of an admin, has expired, and there is no joined, enabled
 * admin. Nobody could renew it in the console, so a start or a command of the operator does.
 */
export const isLockedOutAdmin = (now: Date): Sql =>
  sql`organizer.role = 'admin' AND organizer.joined_at IS NULL AND organizer.disabled_at IS NULL
    AND organizer.invitation_expires_at <= ${now}::timestamptz
    AND NOT EXISTS (SELECT 1 FROM organizer a WHERE a.role = 'admin' AND a.joined_at IS NOT NULL AND a.disabled_at IS NULL)`;

/** Whether the organizer `o` of a statement is told what happens in a state, or in no single state: admins are told everything. */
export const isNotifiedOf = (state: string | null): Sql =>
  sql`o.joined_at IS NOT NULL AND o.disabled_at IS NULL AND (o.role = 'admin' OR
    (o.role = 'organizer' AND (o.all_states OR coalesce(${state}::text = ANY (o.states), false))))`;

/** Whether the organizer `o` of a statement is told what admins have to know. */
export const isNotifiedAdmin: Sql = sql`o.joined_at IS NOT NULL AND o.disabled_at IS NULL AND o.role = 'admin'`;

/** Whether the organizer `o` has a second factor: an app, or a passkey. */
export const hasFactor: Sql = sql`(EXISTS (SELECT 1 FROM second_factor f WHERE f.organizer_id = o.id AND f.set_up_at IS NOT NULL)
  OR EXISTS (SELECT 1 FROM passkey k WHERE k.organizer_id = o.id))`;
