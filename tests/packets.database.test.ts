import { createHash } from "node:crypto";

import readExcel from "read-excel-file/node";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeEach, describe, expect, it } from "vitest";

import { startDrawing } from "@/drawings/packet/drawing";
import { buildAll as buildEverything, packetsOf as packetsBy } from "./built-packets";
import { onDatabase } from "./database";
import { beginDeliveries, fileOf, writeConstituents, writeRoster } from "./deliveries";
import { auditActions } from "./exports";

import type { Organizer } from "@/lib/organizers/schema";
import { remove } from "@/lib/signatures/moderation/commands";
import { erase, restore, withdraw } from "@/lib/signatures/rights/commands";
import { addMilliseconds, DAY, HOUR, SECOND } from "@/lib/time";
import { cancelDelivery, createDelivery, rebuildPacket, startBuilding } from "@/lib/deliveries/commands";
import { openPacketFile } from "@/lib/deliveries/files/queries";
import { findDelivery, findVerification } from "@/lib/deliveries/queries";
import { deliveryInput, type OpenedPacket, packetManifest } from "@/lib/deliveries/schema";
import { buildPackets } from "@/lib/deliveries/building/commands";

const now = new Date("2026-03-02T12:00:00Z");
let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  ({ petitionId, admin } = await beginDeliveries());
});

async function start(fields: Record<string, unknown> = {}): Promise<number> {
  const input = deliveryInput.parse({
    petition: "harbor",
    state: "TX",
    scope: "state",
    title: "To {recipient}",
    text: "{signatures} people of {district} ask.\n\n{ask}",
    ...fields,
  });
  const created = await createDelivery(admin, input, now);
  if (!created.ok) throw new Error(created.refusal);
  const started = await startBuilding(admin, created.value.id, now);
  if (!started.ok) throw new Error(started.refusal);
  return created.value.id;
}

const buildAll = () => buildEverything(now);

const packetsOf = (delivery: number) => packetsBy(admin, delivery);

const csvOf = async (packet: OpenedPacket) =>
  (await fileOf(packet, "csv"))
    .toString("utf8")
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split(",")[1]);
const pdfText = async (bytes: Buffer) =>
  (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text;

const upper1 = { upper: "48001" };
const lower1 = { lower: "48001" };

describe("membership is frozen at the cut-off", () => {
  it("each lawmaker gets their own constituents, confirmed by then, and one GEOID of two layers is two districts", async () => {
    await writeRoster();
    await writeConstituents(petitionId, [
      { name: "Both", ...upper1, ...lower1 },
      { name: "Upper", ...upper1, lower: "48002" },
      { name: "Lower", ...lower1 },
      { name: "Unknown district" },
      { name: "Late", ...upper1, confirmedAt: addMilliseconds(now, 1) },
      { name: "Withdrawn", ...upper1, status: "withdrawn" },
      { name: "Elsewhere", state: "VT", ...upper1 },
    ]);
    const id = await start({ scope: "each_lawmaker" });
    await buildAll();
    const packets = await packetsOf(id);
    expect(await Promise.all(packets.map(async (each) => [each.recipient.name, ...(await csvOf(each))]))).toEqual([
      ["Ana One", "Both", "Upper"],
      ["Ben One", "Both", "Lower"],
      ["Cy One", "Both", "Lower"],
      ["Di Large", "Both", "Upper", "Lower", "Unknown district"],
    ]);
    expect(await findDelivery(admin, id)).toMatchObject({
      status: "ready",
      progress: { packets: 4, ready: 4, failed: 0, signatures: 10 },
    });
  });

  it("a delivery since another one has only who was in no packet of it, also one confirmed before whose district was found later", async () => {
    await writeRoster();
    const [, late] = await writeConstituents(petitionId, [{ name: "Early", ...upper1 }, { name: "Found later" }]);
    const first = await start({ scope: "each_lawmaker", chamber: "upper" });
    await buildAll();
    await onDatabase((client) =>
      client.query("UPDATE signature SET upper_district = '48001', district_method = 'address' WHERE id = $1", [late]),
    );
    await writeConstituents(petitionId, [{ name: "New", ...upper1 }]);
    const second = await start({ scope: "each_lawmaker", chamber: "upper", since: String(first) });
    await buildAll();
    expect(await csvOf((await packetsOf(second))[0]!)).toEqual(["Found later", "New"]);
    const third = await start({ scope: "each_lawmaker", chamber: "upper", since: String(second) });
    await buildAll();
    expect(await csvOf((await packetsOf(third))[0]!)).toEqual([]);
  });
});

describe("behaviour 27: a delivery's files match the manifest", () => {
  it("and the public verification page shows the same hashes", async () => {
    await writeConstituents(petitionId, [{ name: "Ann" }, { name: "Bo" }]);
    const [packet] = await packetsOf(await start().then(async (id) => (await buildAll(), id)));
    const manifest = packetManifest.parse(JSON.parse((await fileOf(packet!, "json")).toString("utf8")));
    expect(manifest).toMatchObject({ petition: "harbor", versions: [1], rows: 2, generation: 1, successorOf: null });
    for (const { format, sha256, bytes } of packet!.files) {
      const stored = await fileOf(packet!, format);
      expect(stored.length).toBe(bytes);
      expect(createHash("sha256").update(stored).digest("hex")).toBe(sha256);
    }
    const listed = packet!.files.filter(({ format }) => format !== "json");
    expect(manifest.files).toEqual(listed.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })));
    const verified = (await findVerification(packet!.verificationCode))!;
    expect(verified.manifests).toEqual([manifest]);
    expect(verified.status).toBe("ready");
    expect(JSON.stringify(verified)).not.toContain("Ann");
    expect(manifest.auditHead!.entry).toBeGreaterThan(0);
    expect(await auditActions()).toContain("packet-built");
  });

  it("all three files have the same signatures, read by independent readers", async () => {
    await writeConstituents(petitionId, [
      { name: "=HYPERLINK(1)", zip: "00501", comment: "+1 <b>&amp; _x0041_" },
      { name: "王小明 Łukasz", comment: "never read by anybody", review: "waiting" },
      { name: "Left Out", comment: "a threat", review: "left_out" },
    ]);
    const [packet] = await packetsOf(await start().then(async (id) => (await buildAll(), id)));
    expect((await fileOf(packet!, "csv")).toString("utf8")).toContain(",'=HYPERLINK(1),TX,00501,");
    const sheets = await readExcel(await fileOf(packet!, "xlsx"));
    const rows = (
      Array.isArray(sheets) && "data" in (sheets[0] as object) ? (sheets[0] as { data: unknown[][] }).data : sheets
    ) as unknown[][];
    expect(rows[1]!.slice(1, 4)).toEqual(["=HYPERLINK(1)", "TX", "00501"]);
    expect(rows[1]![7]).toEqual(new Date("2026-03-01T12:00:00Z"));
    expect(rows[1]![9]).toBe("+1 <b>&amp; _x0041_");
    expect(rows.slice(2).map((row) => [row[1], row[9]])).toEqual([
      ["王小明 Łukasz", null],
      ["Left Out", null],
    ]);
    const text = await pdfText(await fileOf(packet!, "pdf"));
    for (const part of ["To the legislature of Texas", "3 people", "=HYPERLINK(1)", "00501, TX", "王小明", "Łukasz"])
      expect(text.replace(/\s+/g, " ").toLowerCase()).toContain(part.toLowerCase());
    for (const part of ["never read", "a threat"]) expect(text).not.toContain(part);
  });
});

describe("a packet whose signer leaves", () => {
  it.each([
    ["withdraws", (id: bigint) => withdraw(id, now)],
    ["is removed", (id: bigint) => remove(admin, id, "a fraud", now)],
    ["erases theirs", (id: bigint) => erase(id)],
  ] as const)(
    "is renewed without them when one %s, and the manifest names the one it replaces",
    async (_name, leave) => {
      const [, second] = await writeConstituents(petitionId, [{ name: "Stays" }, { name: "Leaves" }]);
      const id = await start();
      await buildAll();
      const [before] = await packetsOf(id);
      await leave(second!);
      expect((await packetsOf(id))[0]).toMatchObject({ status: "stale" });
      expect((await findVerification(before!.verificationCode))!.status).toBe("renewing");
      await buildAll();
      const [after] = await packetsOf(id);
      expect(after).toMatchObject({ status: "ready", generation: 2, signatures: 1 });
      expect(await csvOf(after!)).toEqual(["Stays"]);
      const { manifests } = (await findVerification(before!.verificationCode))!;
      expect(manifests.map(({ generation, rows }) => [generation, rows])).toEqual([
        [2, 1],
        [1, 2],
      ]);
      const manifestFile = before!.files.find(({ format }) => format === "json")!;
      const changed = { left: { online: 1, paper: 0 }, returned: { online: 0, paper: 0 } };
      expect(manifests[0]!.successorOf).toEqual({ generation: 1, rows: 2, sha256: manifestFile.sha256, ...changed });
      // Nothing of the generation before is kept but its manifest.
      await expect(openPacketFile(before!.files[0]!.id).next()).rejects.toThrow();
    },
  );

  it("has them again when they restore their signature", async () => {
    const [only] = await writeConstituents(petitionId, [{ name: "Back" }]);
    const id = await start();
    await buildAll();
    await withdraw(only!, now);
    await buildAll();
    expect(await csvOf((await packetsOf(id))[0]!)).toEqual([]);
    await restore(only!, now);
    await buildEverything(addMilliseconds(now, DAY));
    expect(await csvOf((await packetsOf(id))[0]!)).toEqual(["Back"]);
  });

  it("during its building is stale at once, so that nobody downloads it", async () => {
    const [only] = await writeConstituents(petitionId, [{ name: "Leaves" }]);
    const id = await start();
    await buildPackets(now, startDrawing);
    await buildPackets(now, (document) => {
      const drawing = startDrawing(document);
      return { ...drawing, finish: async () => (await withdraw(only!, now), drawing.finish()) };
    });
    expect((await packetsOf(id))[0]).toMatchObject({ status: "stale", generation: 1 });
    await buildAll();
    expect((await packetsOf(id))[0]).toMatchObject({ status: "ready", generation: 2, signatures: 0 });
  });
});

describe("building", () => {
  it("that fails is tried again, and then has failed for this packet only", async () => {
    await writeConstituents(petitionId, [{ name: "Ann" }]);
    const id = await start();
    const failing = () => {
      throw new Error("no ink");
    };
    await buildPackets(now, failing);
    for (let tries = 0; tries < 5; tries += 1) {
      const moment = addMilliseconds(now, tries * HOUR);
      await expect(buildPackets(moment, failing)).rejects.toThrow("no ink");
      // A short trouble costs one try.
      expect(await buildPackets(addMilliseconds(moment, 50 * SECOND), failing)).toBe(0);
    }
    expect(await buildPackets(addMilliseconds(now, DAY), failing)).toBe(0);
    expect((await packetsOf(id))[0]).toMatchObject({ status: "failed", files: [] });
    expect((await auditActions()).at(-1)).toBe("packet-failed");
    expect(await findDelivery(admin, id)).toMatchObject({ status: "ready", progress: { ready: 0, failed: 1 } });
    const [{ id: failed }] = (await packetsOf(id)) as [OpenedPacket];
    expect(await rebuildPacket(admin, failed, now)).toEqual({ ok: true });
    expect(await rebuildPacket(admin, failed, now)).toEqual({ ok: false, refusal: "not-rebuildable" });
    await buildAll();
    expect((await packetsOf(id))[0]).toMatchObject({ status: "ready", signatures: 1 });
  });

  it("ends when the delivery is cancelled in the middle, and leaves nothing", async () => {
    await writeConstituents(petitionId, [{ name: "Ann" }]);
    const id = await start();
    await buildPackets(now, startDrawing);
    expect(
      await buildPackets(now, (document) => {
        const drawing = startDrawing(document);
        return { ...drawing, add: async (rows) => (await cancelDelivery(admin, id, now), drawing.add(rows)) };
      }).catch(() => "ended"),
    ).toBeDefined();
    await buildAll();
    const left = await onDatabase(async (client) => {
      const { rows } = await client.query<{ count: string }>(
        "SELECT (SELECT count(*) FROM packet_file) + (SELECT count(*) FROM packet_file_chunk) + (SELECT count(*) FROM packet_signature) AS count",
      );
      return Number(rows[0]!.count);
    });
    expect(left).toBe(0);
  });

  it("is done by one worker at a time, and each packet once", async () => {
    await writeRoster();
    await writeConstituents(petitionId, [{ name: "Both", ...upper1, ...lower1 }]);
    const id = await start({ scope: "each_lawmaker" });
    const round = () => Promise.all([1, 2, 3].map(() => buildPackets(addMilliseconds(now, DAY), startDrawing)));
    while ((await round()).some((count) => count > 0)) continue;
    expect((await packetsOf(id)).map(({ status, generation }) => [status, generation])).toEqual(
      Array.from({ length: 4 }, () => ["ready", 1]),
    );
  });
});
