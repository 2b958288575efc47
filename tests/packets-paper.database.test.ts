import readExcel from "read-excel-file/node";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeEach, describe, expect, it } from "vitest";

import { startDrawing } from "@/drawings/packet/drawing";
import { createDelivery } from "@/lib/deliveries/commands";
import { previewDelivery } from "@/lib/deliveries/planning/queries";
import { previewPacket } from "@/lib/deliveries/preview/commands";
import { findDelivery, findVerification } from "@/lib/deliveries/queries";
import { deliveryInput, packetManifest } from "@/lib/deliveries/schema";
import type { Organizer } from "@/lib/organizers/schema";
import { removePaper, settlePaperDoubles } from "@/lib/signatures/paper/commands";
import { addMilliseconds, DAY } from "@/lib/time";
import { buildAll, buildDelivery, csvRowsOf, namesIn, packetsOf } from "./built-packets";
import { onDatabase } from "./database";
import { beginDeliveries, fileOf, writeConstituents, writeRoster } from "./deliveries";
import { enterSheet, writeZip } from "./paper-lines";

const now = new Date("2026-03-02T12:00:00Z");
const before = new Date("2026-03-01T12:00:00Z");
let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  ({ petitionId, admin } = await beginDeliveries());
});

const plain = async (bytes: Uint8Array) =>
  (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text.replace(/\s+/g, " ");
const upper1 = { layer: "sldu" as const, geoid: "48001" };

describe("signatures on paper", () => {
  it("stand in each file of a packet, marked as paper and counted apart, and all sums equal the database", async () => {
    await writeConstituents(petitionId, [{ name: "Ann Online" }, { name: "Bo Online" }]);
    const [id] = await enterSheet(
      admin,
      "TX-7",
      [{ name: "Pat Paper" }, { name: "Pat Paper", street: "1 Harbor St, Austin" }],
      before,
    );
    const delivery = await buildDelivery(admin, now);
    const [packet] = await packetsOf(admin, delivery);
    expect(packet).toMatchObject({ status: "ready", signatures: 2, paper: 1 });
    expect((await findDelivery(admin, delivery))!.progress).toMatchObject({ signatures: 2, paper: 1 });

    const manifest = packetManifest.parse(JSON.parse((await fileOf(packet!, "json")).toString("utf8")));
    expect(manifest).toMatchObject({ rows: 2, paper: 1 });
    expect((await findVerification(packet!.verificationCode))!.manifests[0]).toMatchObject({ rows: 2, paper: 1 });

    const csv = (await fileOf(packet!, "csv")).toString("utf8").trimEnd().split("\r\n");
    expect(csv[0]).toMatch(/,confirmed_at,comment,kind,street,sheet$/);
    expect(csv.slice(1).map((line) => line.includes(",online,,"))).toEqual([true, true, false]);
    expect(csv[3]).toBe(
      `paper-${id},Pat Paper,TX,78701,,,state_only,2026-02-20,,,paper,"1 Harbor St, Austin","TX-7, line 1"`,
    );

    const [sheet] = (await readExcel(await fileOf(packet!, "xlsx"))) as unknown as [{ data: unknown[][] }];
    expect(sheet.data.map((row) => row[10])).toEqual(["kind", "online", "online", "paper"]);
    expect(sheet.data[3]).toEqual([
      ...[`paper-${id}`, "Pat Paper", "TX", "78701", null, null, "state_only", new Date("2026-02-20T00:00:00Z")],
      ...[null, null, "paper", "1 Harbor St, Austin", "TX-7, line 1"],
    ]);

    const text = await plain(await fileOf(packet!, "pdf"));
    expect(text).toContain("2 people signed");
    expect(text).toContain("1 more signature is on paper");
    const [, onPaper] = text.split("Signatures on paper");
    expect(onPaper).toContain("Pat Paper");
    expect(onPaper).toContain("1 Harbor St, Austin (TX-7, line 1)");
    expect(onPaper).not.toContain("Online");
  });

  it("go to the lawmaker of their district by a ZIP Code that lies in one alone, and a preview counts the same", async () => {
    await writeRoster();
    await writeZip("78701", [upper1]);
    await writeZip("78702", [upper1, { layer: "sldu", geoid: "48002" }]);
    await enterSheet(admin, "TX-1", [{ name: "In One" }, { name: "In Two", zip: "78702" }], before);
    await enterSheet(admin, "TX-2", [{ name: "Entered Late" }], addMilliseconds(now, 1));
    const fields = { petition: "harbor", state: "TX", scope: "each_lawmaker", title: "To you", text: "Please." };
    const draft = await createDelivery(admin, deliveryInput.parse(fields), now);
    if (!draft.ok) throw new Error(draft.refusal);
    const preview = await previewDelivery((await findDelivery(admin, draft.value.id))!, now);
    if (typeof preview === "string") throw new Error(preview);
    const pdf = await previewPacket(admin, draft.value.id, startDrawing, now);
    if (!pdf.ok) throw new Error(pdf.refusal);
    const previewed = await plain(pdf.value);
    expect([previewed.includes("In One"), previewed.includes("In Two")]).toEqual([true, false]);

    // A district of the neighbor across the border is nobody's of this state.
    await onDatabase(async (client) => {
      await client.query(
        `INSERT INTO district (division, state, chamber, layer, geoid, name, seats, title, import_id)
         SELECT 'ocd-division/country:us/state:nm/sldu:31', 'NM', 'upper', 'sldu', '35031', '31', 1, 'Senator', max(id) FROM data_import`,
      );
    });
    await writeZip("78701", [{ layer: "sldu", geoid: "35031" }]);
    const packets = await packetsOf(admin, await buildDelivery(admin, now, { scope: "each_lawmaker" }));
    expect(await Promise.all(packets.map(namesIn))).toEqual([["In One"], [], [], ["In One", "In Two"]]);
    expect(packets.map(({ signatures, paper }) => [signatures, paper])).toEqual([
      [0, 1],
      [0, 0],
      [0, 0],
      [0, 2],
    ]);
    expect(preview.packets.map(({ signatures, paper }) => [signatures, paper])).toEqual(
      packets.map(({ signatures, paper }) => [signatures, paper]),
    );
  });

  it("that were in an earlier delivery are not in one that follows it, nor in its preview, as with those online", async () => {
    await writeConstituents(petitionId, [{ name: "Seen Online" }]);
    await enterSheet(admin, "TX-1", [{ name: "Delivered" }], before);
    const first = await buildDelivery(admin, now);
    await enterSheet(admin, "TX-2", [{ name: "New On Paper" }], addMilliseconds(now, DAY));
    const later = addMilliseconds(now, 2 * DAY);
    const fields = {
      petition: "harbor",
      state: "TX",
      scope: "state",
      since: String(first),
      title: "New",
      text: "So many",
    };
    const draft = await createDelivery(admin, deliveryInput.parse(fields), later);
    if (!draft.ok) throw new Error(draft.refusal);
    const pdf = await previewPacket(admin, draft.value.id, startDrawing, later);
    if (!pdf.ok) throw new Error(pdf.refusal);
    const previewed = await plain(pdf.value);
    expect(["New On Paper", "Delivered", "Seen Online"].map((name) => previewed.includes(name))).toEqual([
      true,
      false,
      false,
    ]);
    const second = await buildDelivery(admin, later, { since: String(first) });
    expect(await namesIn((await packetsOf(admin, second))[0]!)).toEqual(["New On Paper"]);
  });

  it("that are removed renew the packets they are in, and nothing of them stays", async () => {
    const [, second] = await enterSheet(admin, "TX-1", [{ name: "Stays" }, { name: "Leaves" }], before);
    const delivery = await buildDelivery(admin, now);
    await removePaper(admin, second!, "asked for it", now);
    expect((await packetsOf(admin, delivery))[0]).toMatchObject({ status: "stale" });
    await buildAll(now);
    const [after] = await packetsOf(admin, delivery);
    expect(after).toMatchObject({ status: "ready", generation: 2, paper: 1 });
    expect(await namesIn(after!)).toEqual(["Stays"]);
    const { manifests } = (await findVerification(after!.verificationCode))!;
    expect(manifests.map(({ generation, paper }) => [generation, paper])).toEqual([
      [2, 1],
      [1, 2],
    ]);
    const frozen = await onDatabase((client) => client.query("SELECT 1 FROM packet_paper"));
    expect(frozen.rowCount).toBe(1);
  });

  it("whose signer is found to have signed online too leave the packets, which count the person once", async () => {
    await enterSheet(admin, "TX-1", [{ name: "Twice", email: "twice@example.org" }], before);
    const delivery = await buildDelivery(admin, now);
    const [online] = await writeConstituents(petitionId, [{ name: "Twice", confirmedAt: addMilliseconds(now, DAY) }]);
    await onDatabase((client) =>
      client.query("UPDATE signature SET email_hash = (SELECT email_hash FROM paper_signature) WHERE id = $1", [
        online,
      ]),
    );
    expect(await settlePaperDoubles()).toBe(1);
    await buildAll(now);
    const [after] = await packetsOf(admin, delivery);
    expect(after).toMatchObject({ status: "ready", generation: 2, signatures: 0, paper: 0 });
    expect(await csvRowsOf(after!)).toEqual([]);
  });
});
