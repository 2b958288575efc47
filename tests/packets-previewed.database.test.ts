import { extractText, getDocumentProxy } from "unpdf";
import { beforeEach, describe, expect, it } from "vitest";

import { startDrawing } from "@/drawings/packet/drawing";
import { createDelivery } from "@/lib/deliveries/commands";
import { previewPacket } from "@/lib/deliveries/preview/commands";
import { findDelivery } from "@/lib/deliveries/queries";
import { deliveryInput } from "@/lib/deliveries/schema";
import type { Organizer } from "@/lib/organizers/schema";
import { beginDeliveries, writeConstituents, writeRoster } from "./deliveries";
import { auditActions } from "./exports";
import { writeLawmakers } from "./lawmakers";

const now = new Date("2026-03-02T12:00:00Z");
let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  ({ petitionId, admin } = await beginDeliveries());
});

async function draft(state: string): Promise<number> {
  const letter = { title: "To {recipient}", text: "{signatures}" };
  const input = deliveryInput.parse({ petition: "harbor", state, scope: "each_lawmaker", ...letter });
  const created = await createDelivery(admin, input, now);
  if (!created.ok) throw new Error(created.refusal);
  return created.value.id;
}

/** The text of the PDF that previews a delivery. */
async function previewOf(id: number): Promise<string> {
  const preview = await previewPacket(admin, id, startDrawing, now);
  if (!preview.ok) throw new Error(preview.refusal);
  return (await extractText(await getDocumentProxy(new Uint8Array(preview.value)), { mergePages: true })).text;
}

describe("a preview", () => {
  it("is a packet as it would be, and stores nothing but its entry in the log", async () => {
    await writeRoster();
    await writeConstituents(petitionId, [{ name: "Seen", upper: "48001" }, { name: "Not theirs" }]);
    const id = await draft("TX");
    const viewer: Organizer = { id: 9, role: "viewer", states: null };
    expect(await previewPacket(viewer, id, startDrawing, now)).toEqual({ ok: false, refusal: "not-allowed" });
    const text = await previewOf(id);
    expect(text).toContain("To Senator Ana One");
    expect(text).toContain("Seen");
    expect(text).not.toContain("Not theirs");
    expect((await findDelivery(admin, id))!.packets).toEqual([]);
    expect((await auditActions()).at(-1)).toBe("packet-previewed");
  });

  it("shows the first packet that has signers, not an empty one before it", async () => {
    await writeRoster();
    await writeConstituents(petitionId, [{ name: "Seen", lower: "48001" }]);
    const text = await previewOf(await draft("TX"));
    expect(text).toContain("To Representative Ben One");
    expect(text).toContain("Seen");
  });

  it("shows a district whose GEOID has a hyphen, as those of Vermont", async () => {
    const senate = { state: "VT", chamber: "upper" };
    await writeLawmakers({
      districts: [{ ...senate, name: "Addison", layer: "sldu", geoid: "50A-1" }],
      lawmakers: [{ ...senate, district: "Addison", name: "Gil Green" }],
      rosterDate: "2026-01-05",
    });
    await writeConstituents(petitionId, [{ name: "Seen", state: "VT", zip: "05401", upper: "50A-1" }]);
    expect(await previewOf(await draft("VT"))).toContain("Seen");
  });
});
