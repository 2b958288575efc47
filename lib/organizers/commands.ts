import "server-only";

import { recordAudit } from "../audit/commands";
import { actorOf, OPERATOR } from "../audit/schema";
import { emailHash } from "../canonical-email";
import { db, query, type Run, transaction } from "../db/client";
import { setSwitch } from "../limits/commands";
import type { StoredSwitches, SwitchKey } from "../limits/schema";
import { enqueueEmail } from "../mail/commands";
import { accept, refuse, type Result } from "../result";
import { sealEmail } from "../sealed-email";
import { addMilliseconds } from "../time";
import { mayManageOrganizers, maySetSwitches } from "./rules";
import {
  INVITATION_MILLISECONDS_MAX,
  type InviteInput,
  type Organizer,
  type RightsInput,
  type Role,
  SESSION_IDLE_MILLISECONDS_MAX,
} from "./schema";

export type InviteRefusal = "not-allowed" | "already-invited";
export type ChangeRefusal = "not-allowed" | "no-such-organizer" | "last-admin";

/** Invites someone, or writes to them again when they never came. The invitation and its email exist together. */
export async function inviteOrganizer(
  admin: Organizer,
  input: InviteInput,
  now: Date,
): Promise<Result<{ id: number }, InviteRefusal>> {
  if (!mayManageOrganizers(admin)) return refuse("not-allowed");
  const id = await invite({ ...input, invitedBy: admin.id }, now);
  return id === null ? refuse("already-invited") : accept({ id });
}

/** Invites the first admin of an installation. Safe to repeat: whoever is invited already is left as they are. */
export async function inviteFirstOrganizer(email: string, now: Date): Promise<void> {
  await invite({ email: email.trim().toLowerCase(), role: "admin", states: null, invitedBy: null }, now, {
    again: false,
  });
}

interface Invitation {
  email: string;
  role: Role;
  states: string[] | null;
  invitedBy: number | null;
}

async function invite(
  { email, role, states, invitedBy }: Invitation,
  now: Date,
  { again } = { again: true },
): Promise<number | null> {
  const hash = emailHash(email);
  const emailSealed = sealEmail(email, hash);
  return db.$transaction(async (tx) => {
    // Someone who has not joined yet can be invited anew, with other rights: the first email may be lost or too old.
    const [organizer] = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO organizer (email_hash, email_sealed, role, states, invited_at, invited_by, invitation_expires_at)
      VALUES (${hash}, ${emailSealed}, ${role}::organizer_role, ${states}::text[], ${now}, ${invitedBy},
        ${addMilliseconds(now, INVITATION_MILLISECONDS_MAX)})
      ON CONFLICT (email_hash) DO UPDATE SET role = excluded.role, states = excluded.states, invited_at = excluded.invited_at,
        invited_by = excluded.invited_by, invitation_expires_at = excluded.invitation_expires_at, email_sealed = excluded.email_sealed
      WHERE organizer.joined_at IS NULL AND organizer.disabled_at IS NULL AND ${again}
      RETURNING id`;
    if (!organizer) return null;
    await enqueueEmail(
      tx,
      {
        kind: "organizer-invitation",
        email,
        emailHash: hash,
        locale: "en",
        props: { role },
        organizerId: organizer.id,
        notBefore: now,
      },
      now,
    );
    await recordAudit(
      {
        actor: invitedBy === null ? OPERATOR : actorOf(invitedBy),
        action: "organizer-invited",
        subject: `organizer:${organizer.id}`,
        detail: { role, states },
      },
      tx,
    );
    return organizer.id;
  });
}

/** Shuts someone out. Their sign-ins end in the same transaction, and links on their way open nothing. */
export async function disableOrganizer(
  admin: Organizer,
  id: number,
  now: Date,
): Promise<Result<undefined, ChangeRefusal>> {
  return change(admin, id, async (run, organizer) => {
    if (organizer.role === "admin" && !(await otherAdmins(run, id))) return refuse("last-admin");
    const { rowCount } = await run("UPDATE organizer SET disabled_at = $2 WHERE id = $1 AND disabled_at IS NULL", [
      id,
      now,
    ]);
    await run("DELETE FROM organizer_session WHERE organizer_id = $1", [id]);
    await run("DELETE FROM sign_in_token t USING organizer o WHERE o.id = $1 AND t.email_hash = o.email_hash", [id]);
    if (rowCount)
      await recordAudit({ actor: actorOf(admin.id), action: "organizer-disabled", subject: `organizer:${id}` }, run);
    return accept(undefined);
  });
}

/** Lets someone in again. They sign in anew; an invitation that was never used is good for another week. */
export async function enableOrganizer(
  admin: Organizer,
  id: number,
  now: Date,
): Promise<Result<undefined, ChangeRefusal>> {
  return change(admin, id, async (run) => {
    const { rowCount } = await run(
      `
      UPDATE organizer SET disabled_at = NULL, invitation_expires_at = greatest(invitation_expires_at, $2)
      WHERE id = $1 AND disabled_at IS NOT NULL`,
      [id, addMilliseconds(now, INVITATION_MILLISECONDS_MAX)],
    );
    if (rowCount)
      await recordAudit({ actor: actorOf(admin.id), action: "organizer-enabled", subject: `organizer:${id}` }, run);
    return accept(undefined);
  });
}

/** Gives someone another role or other states. It holds from their next click. */
export async function changeRights(
  admin: Organizer,
  id: number,
  { role, states }: RightsInput,
): Promise<Result<undefined, ChangeRefusal>> {
  return change(admin, id, async (run, organizer) => {
    if (organizer.role === "admin" && role !== "admin" && !(await otherAdmins(run, id))) return refuse("last-admin");
    const { rowCount } = await run(
      `
      UPDATE organizer SET role = $2, states = $3
      WHERE id = $1 AND (role, states) IS DISTINCT FROM ($2::organizer_role, $3::text[])`,
      [id, role, states],
    );
    if (rowCount) {
      await recordAudit(
        {
          actor: actorOf(admin.id),
          action: "organizer-changed",
          subject: `organizer:${id}`,
          detail: { from: { role: organizer.role, states: organizer.states }, to: { role, states } },
        },
        run,
      );
    }
    return accept(undefined);
  });
}

export type SwitchRefusal = "not-allowed";

/** Sets switches of the running site. They and their entries in the log change together. */
export async function setSwitches(
  admin: Organizer,
  changes: Partial<StoredSwitches>,
  now: Date,
): Promise<Result<undefined, SwitchRefusal>> {
  if (!maySetSwitches(admin)) return refuse("not-allowed");
  return db.$transaction(async (tx) => {
    for (const [key, value] of Object.entries(changes)) {
      await setSwitch(admin.id, key as SwitchKey, value, now, tx);
      await recordAudit(
        { actor: actorOf(admin.id), action: "switch-set", subject: `switch:${key}`, detail: { value } },
        tx,
      );
    }
    return accept(undefined);
  });
}

/** Deletes sessions and links that are over: nobody can use them, and nobody needs to know of them any more. */
export async function purgeOldSessions(now: Date): Promise<number> {
  const sessions = await query(
    "forget-old-sessions",
    "DELETE FROM organizer_session WHERE expires_at < $1 OR last_seen_at < $2",
    [now, addMilliseconds(now, -SESSION_IDLE_MILLISECONDS_MAX)],
  );
  const links = await query("forget-old-sign-in-links", "DELETE FROM sign_in_token WHERE expires_at < $1", [now]);
  return (sessions.rowCount ?? 0) + (links.rowCount ?? 0);
}

type Work = (run: Run, organizer: Organizer) => Promise<Result<undefined, ChangeRefusal>>;

async function change(admin: Organizer, id: number, work: Work): Promise<Result<undefined, ChangeRefusal>> {
  if (!mayManageOrganizers(admin)) return refuse("not-allowed");
  return transaction(async (run) => {
    // All admins are locked, in one order, so that two of them cannot shut each other out at once.
    const { rows } = await run<Organizer>(
      "SELECT id, role, states FROM organizer WHERE role = 'admin' OR id = $1 ORDER BY id FOR UPDATE",
      [id],
    );
    const organizer = rows.find((row) => row.id === id);
    return organizer ? work(run, organizer) : refuse("no-such-organizer");
  });
}

async function otherAdmins(run: Run, id: number): Promise<boolean> {
  const { rows } = await run(
    `
    SELECT 1 FROM organizer WHERE role = 'admin' AND id <> $1 AND disabled_at IS NULL AND joined_at IS NOT NULL LIMIT 1`,
    [id],
  );
  return rows.length > 0;
}
