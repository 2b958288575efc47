import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { emailHash } from "../../canonical-email";
import { db } from "../../db/client";
import { mayListSenders } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { accept, refuse, type Result } from "../../result";
import { markOfDomain, markOfNetwork } from "../marks/hashes";
import { labelOf, type ListingInput, type ListingKind } from "./schema";
import { sealLabel } from "./sealing";

export type ListRefusal = "not-allowed" | "already-listed";
export type UnlistRefusal = "not-allowed" | "not-listed";

const marks: Record<ListingKind, (value: string) => Uint8Array<ArrayBuffer>> = {
  email: (value) => new Uint8Array(emailHash(value)),
  domain: markOfDomain,
  network: markOfNetwork,
};

/**
 * Puts a sender on a list: from now on its forms are not taken, or not limited. The log has the kind and the reason, and not
 * who it is.
 */
export async function listSender(
  organizer: Organizer,
  { list, sender, subdomains, reason }: ListingInput,
  now: Date,
): Promise<Result<number, ListRefusal>> {
  if (!mayListSenders(organizer)) return refuse("not-allowed");
  const mark = marks[sender.kind](sender.value);
  return db.$transaction(async (tx) => {
    const [added] = await tx.senderListing.createManyAndReturn({
      data: [
        {
          list,
          kind: sender.kind,
          mark,
          subdomains: sender.kind === "domain" && subdomains,
          labelSealed: sealLabel(labelOf(sender), mark),
          reason,
          createdById: organizer.id,
          createdAt: now,
        },
      ],
      skipDuplicates: true,
      select: { id: true, subdomains: true },
    });
    if (!added) return refuse("already-listed");
    const detail = { list, kind: sender.kind, subdomains: added.subdomains, reason };
    await recordAudit(
      { actor: actorOf(organizer), action: "sender-listed", subject: `listing:${added.id}`, detail },
      tx,
    );
    return accept(added.id);
  });
}

/** Takes a sender off its list. */
export async function unlistSender(organizer: Organizer, id: number): Promise<Result<undefined, UnlistRefusal>> {
  if (!mayListSenders(organizer)) return refuse("not-allowed");
  return db.$transaction(async (tx) => {
    const row = await tx.senderListing.findUnique({ where: { id }, select: { list: true, kind: true } });
    const { count } = await tx.senderListing.deleteMany({ where: { id } });
    if (!row || count === 0) return refuse("not-listed");
    const detail = { list: row.list, kind: row.kind };
    await recordAudit({ actor: actorOf(organizer), action: "sender-unlisted", subject: `listing:${id}`, detail }, tx);
    return accept(undefined);
  });
}
