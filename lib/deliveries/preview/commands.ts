import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db } from "../../db/client";
import type { Organizer } from "../../organizers/schema";
import { accept, refuse, type Result } from "../../result";
import { openedBatches } from "../../signatures/export/opened-batches";
import type { StartDrawing } from "../../signatures/export/schema";
import { countPaperLines } from "../../signatures/paper/queries";
import { describePacket } from "../building/describing";
import { countState, readPaperRows } from "../building/queries";
import { countPlanned, shownPlace } from "../planning/queries";
import { type DeliveredBefore, earlierDeliveries, findDeliveredBefore } from "../delivered/queries";
import { findRecipients, type PlannedPacket, type RecipientRefusal } from "../recipients";
import { mayDeliver } from "../rules";
import { committee } from "../schema";
import { paperOfPreview, PREVIEWED_MAX, type PreviewFilter, readPreviewSignatures } from "./queries";

export type PreviewRefusal = "not-allowed" | "no-such-delivery" | RecipientRefusal;

// Printed where the code of a packet will be, which does not exist yet.
const NO_CODE = "0000000000000000";

/**
 * The PDF of a delivery's first packet that has signers, as it would be built today, with the first of them. Nothing of it is
 * stored. It shows names, so the log has it.
 */
export async function previewPacket(
  by: Organizer,
  id: number,
  startDrawing: StartDrawing,
  now: Date,
): Promise<Result<Uint8Array<ArrayBuffer>, PreviewRefusal>> {
  const delivery = await db.delivery.findUnique({
    where: { id },
    select: {
      petitionId: true,
      state: true,
      scope: true,
      chamber: true,
      recipients: true,
      cutOff: true,
      cover: true,
      sinceDeliveryId: true,
    },
  });
  if (!delivery) return refuse("no-such-delivery");
  const { state, scope, recipients } = delivery;
  if (!mayDeliver(by, state)) return refuse("not-allowed");
  const chamber = delivery.chamber as PlannedPacket["recipient"]["chamber"];
  const chosen = scope === "committee" ? committee.parse(recipients) : null;
  const planned = await findRecipients({ state, scope, chamber, committee: chosen }, now);
  if (!planned.ok) return planned;
  const chain = await earlierDeliveries(db, delivery.sinceDeliveryId);
  const { packets } = planned.value;
  const first = packets[shownPlace(await countPlanned({ ...delivery, earlier: chain }, packets))];
  if (!first) return refuse("no-recipients");
  await recordAudit({ actor: actorOf(by), action: "packet-previewed", subject: `delivery:${id}`, detail: { state } });
  const since = await findDeliveredBefore(delivery.sinceDeliveryId, first.recipient);
  return accept(await draw({ ...delivery, ...first, since, earlier: since?.packets ?? [] }, startDrawing));
}

type Previewed = Omit<PreviewFilter, "district"> & PlannedPacket & { cover: unknown; since: DeliveredBefore | null };

async function draw(
  { layer, geoid, ...previewed }: Previewed,
  startDrawing: StartDrawing,
): Promise<Uint8Array<ArrayBuffer>> {
  const district = layer !== null && geoid !== null ? { layer, geoid } : null;
  const { petitionId } = previewed;
  const signatures = await readPreviewSignatures({ ...previewed, district });
  try {
    const packet = { ...previewed, district, texts: null, version: 1, verificationCode: NO_CODE };
    const stateSignatures = await countState(previewed);
    const ids = paperOfPreview({ ...previewed, district });
    const counted = { summary: signatures.summary, paper: await countPaperLines(ids) };
    const { description } = await describePacket(packet, counted, stateSignatures);
    const drawing = startDrawing({ ...description, verification: null });
    try {
      const parts: Uint8Array[] = [];
      const paper = readPaperRows(ids, { max: PREVIEWED_MAX });
      for await (const { opened } of openedBatches(petitionId, ["pdf"], signatures.batches(), paper))
        parts.push(await drawing.add(opened.pdf!));
      parts.push(await drawing.finish());
      return Buffer.concat(parts);
    } finally {
      await drawing.stop();
    }
  } finally {
    await signatures.close();
  }
}
