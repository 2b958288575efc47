import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db } from "../../db/client";
import type { Organizer } from "../../organizers/schema";
import { accept, refuse, type Result } from "../../result";
import { mayRunPetitions } from "../life/rules";
import type { HoldInput } from "./schema";

export type HoldRefusal = "not-allowed" | "no-such-petition" | "no-such-hold";

/** Places a legal hold on a petition: from now on nothing of it expires. It waits for the step of expiring that runs. */
export async function placeHold(
  by: Organizer,
  { petition: slug, name, reason }: HoldInput,
  now: Date,
): Promise<Result<{ id: number }, HoldRefusal>> {
  if (!mayRunPetitions(by)) return refuse("not-allowed");
  return db.$transaction(async (tx) => {
    const [petition] = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM petition WHERE slug = ${slug} FOR UPDATE`;
    if (!petition) return refuse("no-such-petition");
    const { id } = await tx.legalHold.create({
      data: { petitionId: petition.id, name, reason, placedBy: by.id, placedAt: now },
      select: { id: true },
    });
    const detail = { hold: id, name, reason };
    await recordAudit({ actor: actorOf(by), action: "hold-placed", subject: `petition:${slug}`, detail }, tx);
    return accept({ id });
  });
}

/** Lifts a legal hold. Doing it twice is harmless. */
export async function liftHold(by: Organizer, id: number, now: Date): Promise<Result<undefined, HoldRefusal>> {
  if (!mayRunPetitions(by)) return refuse("not-allowed");
  return db.$transaction(async (tx) => {
    const hold = await tx.legalHold.findUnique({
      where: { id },
      select: { name: true, petition: { select: { slug: true } } },
    });
    if (!hold) return refuse("no-such-hold");
    const { count } = await tx.legalHold.updateMany({
      where: { id, liftedAt: null },
      data: { liftedAt: now, liftedBy: by.id },
    });
    const detail = { hold: id, name: hold.name };
    if (count)
      await recordAudit(
        { actor: actorOf(by), action: "hold-lifted", subject: `petition:${hold.petition.slug}`, detail },
        tx,
      );
    return accept(undefined);
  });
}
