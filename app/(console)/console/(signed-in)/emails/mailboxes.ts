import type { Suppression } from "@/lib/mail/suppression/queries";
import { organizersAmong } from "@/lib/organizers/suppression/queries";
import { signersAmong } from "@/lib/signatures/queries";
import { subscribersAmong } from "@/lib/subscriptions/queries";

export interface SuppressedMailbox {
  key: string;
  reason: Suppression["reason"];
  createdAt: Date;
  retriedAt: Date | null;
  /** Whose it is, as far as we know. */
  owners: ("organizer" | "signer" | "subscriber")[];
  /** The email of an organizer, whom admins know; of nobody else. */
  email: string | null;
}

/** Suppressed mailboxes with whose they are. The emails of signers and subscribers are not opened for this. */
export async function describeMailboxes(suppressions: Suppression[]): Promise<SuppressedMailbox[]> {
  const hashes = suppressions.map(({ emailHash }) => emailHash);
  const [organizers, signers, subscribers] = await Promise.all([
    organizersAmong(hashes),
    signersAmong(hashes),
    subscribersAmong(hashes),
  ]);
  return suppressions.map(({ emailHash, ...suppression }) => {
    const key = Buffer.from(emailHash).toString("hex");
    const owners: SuppressedMailbox["owners"] = [
      ...(organizers.has(key) ? (["organizer"] as const) : []),
      ...(signers.has(key) ? (["signer"] as const) : []),
      ...(subscribers.has(key) ? (["subscriber"] as const) : []),
    ];
    return { key, ...suppression, owners, email: organizers.get(key)?.email ?? null };
  });
}
