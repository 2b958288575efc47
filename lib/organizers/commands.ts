import "server-only";

import { recordAudit } from "../audit/commands";
import { verifyAudit } from "../audit/queries";
import { actorOf, OPERATOR } from "../audit/schema";
import { emailHash } from "../canonical-email";
import { db, type Transaction } from "../db/client";
import { claimPost, setSwitch } from "../limits/commands";
import type { StoredSwitches, SwitchKey } from "../limits/schema";
import { enqueueEmail } from "../mail/commands";
import { accept, refuse, type Result } from "../result";
import { sealEmail } from "../sealed-email";
import { addMilliseconds } from "../time";
import { mayManageOrganizers, mayReadLog, maySetSwitches, stateColumnsOf, statesOf } from "./rules";
import {
  INVITATION_MILLISECONDS_MAX,
  type InviteInput,
  type Organizer,
  type PauseInput,
  type RightsInput,
  type Role,
  SESSION_IDLE_MILLISECONDS_MAX,
} from "./schema";
import { purgeNewSecrets } from "./second-factor/commands";
import { isLockedOutAdmin } from "./sql";

export type InviteRefusal = "not-allowed" | "already-invited";
export type ChangeRefusal = "not-allowed" | "no-such-organizer" | "last-admin";

/**
 * Invites somebody, or sends the email again to somebody who has not joined. The invitation and its email exist together.
 * Equal invitations within a minute are one.
 */
export async function inviteOrganizer(
  admin: Organizer,
  input: InviteInput,
  now: Date,
): Promise<Result<{ id: number }, InviteRefusal>> {
  if (!mayManageOrganizers(admin)) return refuse("not-allowed");
  const id = await invite({ ...input, invitedBy: admin.id }, now);
  return id === null ? refuse("already-invited") : accept({ id });
}

/**
 * Invites the first admin of an installation. Safe to repeat: it changes nothing for an organizer who was invited. Only an
 * invitation that expired before any admin joined is renewed, with an email and an entry in the log, because nobody else could
 * renew it.
 */
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
  const columns = stateColumnsOf(states);
  return db.$transaction(async (tx) => {
    // Somebody who has not joined can be invited again, with other rights: the first email may be lost or too old.
    const [organizer] = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invited_at, invited_by, invitation_expires_at)
      VALUES (${hash}, ${emailSealed}, ${role}::organizer_role, ${columns.allStates}, ${columns.states}::text[], ${now},
        ${invitedBy}, ${addMilliseconds(now, INVITATION_MILLISECONDS_MAX)})
      ON CONFLICT (email_hash) DO UPDATE SET role = excluded.role, all_states = excluded.all_states, states = excluded.states,
        invited_at = excluded.invited_at, invited_by = excluded.invited_by, invitation_expires_at = excluded.invitation_expires_at, email_sealed = excluded.email_sealed
      WHERE organizer.joined_at IS NULL AND organizer.disabled_at IS NULL AND (${again} OR (${isLockedOutAdmin(now)}))
      RETURNING id`;
    if (!organizer) return null;
    // Of two equal invitations within a minute, the first has written the email and the entry.
    const post = JSON.stringify([organizer.id, role, states]);
    if (again && !(await claimPost("invitation", post, now, tx))) return organizer.id;
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
        actor: actorOf(invitedBy === null ? OPERATOR : { id: invitedBy }),
        action: "organizer-invited",
        subject: `organizer:${organizer.id}`,
        detail: { role, states },
      },
      tx,
    );
    return organizer.id;
  });
}

/** Disables an organizer. Their sessions, unused sign-in links and API keys end in the same transaction, and do not come back. */
export async function disableOrganizer(
  admin: Organizer,
  id: number,
  now: Date,
): Promise<Result<undefined, ChangeRefusal>> {
  return change(admin, id, async (tx, organizer) => {
    if (organizer.role === "admin" && !(await hasOtherAdmin(tx, id))) return refuse("last-admin");
    const { count } = await tx.organizer.updateMany({ where: { id, disabledAt: null }, data: { disabledAt: now } });
    await tx.organizerSession.deleteMany({ where: { organizerId: id } });
    await tx.signInToken.deleteMany({ where: { emailHash: organizer.emailHash } });
    await tx.apiKey.updateMany({ where: { organizerId: id, revokedAt: null }, data: { revokedAt: now } });
    if (count)
      await recordAudit({ actor: actorOf(admin), action: "organizer-disabled", subject: `organizer:${id}` }, tx);
    return accept(undefined);
  });
}

/** Enables an organizer again, who then signs in with a new link. An unused invitation is valid for another week. */
export async function enableOrganizer(
  admin: Organizer,
  id: number,
  now: Date,
): Promise<Result<undefined, ChangeRefusal>> {
  return change(admin, id, async (tx, { invitationExpiresAt }) => {
    const weekFromNow = addMilliseconds(now, INVITATION_MILLISECONDS_MAX);
    const { count } = await tx.organizer.updateMany({
      where: { id, disabledAt: { not: null } },
      data: {
        disabledAt: null,
        invitationExpiresAt: invitationExpiresAt > weekFromNow ? invitationExpiresAt : weekFromNow,
      },
    });
    if (count)
      await recordAudit({ actor: actorOf(admin), action: "organizer-enabled", subject: `organizer:${id}` }, tx);
    return accept(undefined);
  });
}

/** Changes the role or the states of an organizer, with effect from their next request. */
export async function changeRights(
  admin: Organizer,
  id: number,
  { role, states }: RightsInput,
): Promise<Result<undefined, ChangeRefusal>> {
  return change(admin, id, async (tx, organizer) => {
    if (organizer.role === "admin" && role !== "admin" && !(await hasOtherAdmin(tx, id))) return refuse("last-admin");
    const columns = stateColumnsOf(states);
    const { count } = await tx.organizer.updateMany({
      where: { id, NOT: { role, allStates: columns.allStates, states: { equals: columns.states } } },
      data: { role, allStates: columns.allStates, states: columns.states },
    });
    if (count) {
      await recordAudit(
        {
          actor: actorOf(admin),
          action: "organizer-changed",
          subject: `organizer:${id}`,
          detail: { from: { role: organizer.role, states: statesOf(organizer) }, to: { role, states } },
        },
        tx,
      );
    }
    return accept(undefined);
  });
}

export type SwitchRefusal = "not-allowed";

/** Sets switches of the running site, together with their entries in the log. */
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
        { actor: actorOf(admin), action: "switch-set", subject: `switch:${key}`, detail: { value } },
        tx,
      );
    }
    return accept(undefined);
  });
}

/**
 * Pauses signing or mail or ends the pause, or lets flagged signatures wait or not. When an admin starts mail again, the pause that the mail service requested ends
 * as well.
 */
export async function setPause(
  admin: Organizer,
  { key, value }: PauseInput,
  now: Date,
): Promise<Result<undefined, SwitchRefusal>> {
  const resumesMail = key === "mail-paused" && !value;
  return setSwitches(admin, { [key]: value, ...(resumesMail && { "mail-paused-until": null }) }, now);
}

export type VerifyRefusal = "not-allowed";

/**
 * Verifies the whole log, and records the result in it. Returns the number of that entry, so that a page can show the result
 * of this verification.
 */
export async function verifyLog(admin: Organizer): Promise<Result<{ entry: bigint }, VerifyRefusal>> {
  if (!mayReadLog(admin)) return refuse("not-allowed");
  const { entries, firstBroken, head } = await verifyAudit();
  const { id } = await recordAudit({
    actor: actorOf(admin),
    action: "log-verified",
    subject: "log",
    detail: { entries, head, firstBroken: firstBroken === null ? null : String(firstBroken) },
  });
  return accept({ entry: id });
}

/** Deletes sessions, links and secrets of second factors that have expired. Returns how many. */
export async function purgeOldSessions(now: Date): Promise<number> {
  const unseenSince = addMilliseconds(now, -SESSION_IDLE_MILLISECONDS_MAX);
  const sessions = await db.organizerSession.deleteMany({
    where: { OR: [{ expiresAt: { lt: now } }, { lastSeenAt: { lt: unseenSince } }] },
  });
  const links = await db.signInToken.deleteMany({ where: { expiresAt: { lt: now } } });
  return sessions.count + links.count + (await purgeNewSecrets(now));
}

interface LockedOrganizer {
  id: number;
  role: Role;
  allStates: boolean;
  states: string[];
  emailHash: Uint8Array<ArrayBuffer>;
  invitationExpiresAt: Date;
}

type Work = (tx: Transaction, organizer: LockedOrganizer) => Promise<Result<undefined, ChangeRefusal>>;

async function change(admin: Organizer, id: number, work: Work): Promise<Result<undefined, ChangeRefusal>> {
  if (!mayManageOrganizers(admin)) return refuse("not-allowed");
  return db.$transaction(async (tx) => {
    // All admins are locked in one order, so that two of them cannot disable each other at once.
    const locked = await tx.$queryRaw<LockedOrganizer[]>`
      SELECT id, role, all_states AS "allStates", states, email_hash AS "emailHash",
        invitation_expires_at AS "invitationExpiresAt"
      FROM organizer WHERE role = 'admin' OR id = ${id} ORDER BY id FOR UPDATE`;
    const organizer = locked.find((each) => each.id === id);
    return organizer ? work(tx, organizer) : refuse("no-such-organizer");
  });
}

async function hasOtherAdmin(tx: Transaction, id: number): Promise<boolean> {
  const other = await tx.organizer.findFirst({
    where: { role: "admin", id: { not: id }, disabledAt: null, joinedAt: { not: null } },
    select: { id: true },
  });
  return other !== null;
}
