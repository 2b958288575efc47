import { expect, it } from "vitest";

import { startDrawing } from "@/drawings/packet/drawing";
import { buildPackets } from "@/lib/deliveries/building/commands";
import { createDelivery, startBuilding } from "@/lib/deliveries/commands";
import { previewPacket } from "@/lib/deliveries/preview/commands";
import { deliveryInput } from "@/lib/deliveries/schema";
import { readConfirmedSignatures } from "@/lib/signatures/export/queries";
import type { DrawnDocument, SignatureSummary } from "@/lib/signatures/export/schema";
import { beginDeliveries, writeConstituents } from "./deliveries";

const now = new Date("2026-03-02T18:00:00Z");

it("the counts of a packet and of its preview are by the months of its state, and those of an export by UTC", async () => {
  const { petitionId, admin } = await beginDeliveries();
  const last = { name: "On the last evening of February in Texas", confirmedAt: new Date("2026-03-01T03:00:00Z") };
  const first = { name: "On the first morning of March", confirmedAt: new Date("2026-03-01T15:00:00Z") };
  await writeConstituents(petitionId, [last, first]);
  const drawn: SignatureSummary["months"][] = [];
  const draw = (document: DrawnDocument) => {
    drawn.push(document.summary.months);
    return startDrawing(document);
  };
  const letter = { title: "To {recipient}", text: "{signatures} people ask." };
  const input = deliveryInput.parse({ petition: "harbor", state: "TX", scope: "state", ...letter });
  const created = await createDelivery(admin, input, now);
  if (!created.ok) throw new Error(created.refusal);
  const { id } = created.value;
  expect(await previewPacket(admin, id, draw, now)).toMatchObject({ ok: true });
  await startBuilding(admin, id, now);
  while ((await buildPackets(now, draw)) > 0);
  const ofTexas = [
    { month: "2026-02", count: 1 },
    { month: "2026-03", count: 1 },
  ];
  expect(drawn).toEqual([ofTexas, ofTexas]);
  const exported = await readConfirmedSignatures({ petitionId, states: null, district: null }, { counted: true });
  await exported!.close();
  expect(exported!.summary!.months).toEqual([{ month: "2026-03", count: 2 }]);
});
