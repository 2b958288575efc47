import "server-only";

import { emailHash } from "../../canonical-email";
import type { SuppressionKey, SuppressionPage } from "../../mail/schema";
import {
  findSuppression,
  listSuppressions,
  SUPPRESSIONS_LISTED_MAX,
  type Suppression,
} from "../../mail/suppression/queries";
import { mayLiftSuppressions } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { organizersAmong } from "../../organizers/suppression/queries";
import type { LiftRefusal } from "../../organizers/suppression/commands";
import { accept, refuse, type Result } from "../../result";
import { signersAmong } from "../../signatures/queries";
import { subscribersAmong } from "../queries";

// This is in the highest domain whose people have mailboxes, because it looks for the owner of a mailbox in all of them.

export interface SuppressedMailbox {
  reason: Suppression["reason"];
  createdAt: Date;
  /** When the mailbox last got a requested email, or null. */
  retriedAt: Date | null;
  /** Whom the mailbox belongs to, as far as we know. */
  owners: ("organizer" | "signer" | "subscriber")[];
  /** Set for organizers only, whose emails admins know anyway. */
  email: string | null;
}

interface ListedMailboxes {
  mailboxes: SuppressedMailbox[];
  /** Where the next page begins; null where there cannot be one. */
  next: SuppressionKey | null;
}

/** One page of the suppressed mailboxes, newest first, for those who may lift suppressions; null for others. */
export async function listSuppressedMailboxes(
  admin: Organizer,
  page: SuppressionPage,
): Promise<ListedMailboxes | null> {
  if (!mayLiftSuppressions(admin)) return null;
  const suppressions = await listSuppressions(page);
  const next = suppressions.length < SUPPRESSIONS_LISTED_MAX ? null : (suppressions.at(-1) ?? null);
  return { mailboxes: await describe(suppressions), next };
}

/** The suppressed mailbox of an email in any spelling, for those who may lift suppressions. */
export async function findSuppressedMailbox(
  admin: Organizer,
  email: string,
): Promise<Result<SuppressedMailbox, LiftRefusal>> {
  if (!mayLiftSuppressions(admin)) return refuse("not-allowed");
  const found = await findSuppression(emailHash(email));
  const [mailbox] = found ? await describe([found]) : [];
  return mailbox ? accept(mailbox) : refuse("not-suppressed");
}

// The emails of signers and subscribers stay sealed.
async function describe(suppressions: Suppression[]): Promise<SuppressedMailbox[]> {
  const hashes = suppressions.map(({ emailHash }) => emailHash);
  const [organizers, signers, subscribers] = await Promise.all([
    organizersAmong(hashes),
    signersAmong(hashes),
    subscribersAmong(hashes),
  ]);
  return suppressions.map(({ emailHash, reason, createdAt, retriedAt }) => {
    const key = Buffer.from(emailHash).toString("hex");
    const owners: SuppressedMailbox["owners"] = [
      ...(organizers.has(key) ? (["organizer"] as const) : []),
      ...(signers.has(key) ? (["signer"] as const) : []),
      ...(subscribers.has(key) ? (["subscriber"] as const) : []),
    ];
    return { reason, createdAt, retriedAt, owners, email: organizers.get(key)?.email ?? null };
  });
}
