// Deliveries that are built as the worker builds them.
import { startDrawing } from "../drawings/packet/drawing.ts";
import { buildPackets } from "../lib/deliveries/building/commands.ts";
import { createDelivery, startBuilding } from "../lib/deliveries/commands.ts";
import { downloadByOrganizer, recordHandedOver } from "../lib/deliveries/handing-over/commands.ts";
import { findDelivery, findPacket } from "../lib/deliveries/queries.ts";
import { deliveryInput, type OpenedPacket } from "../lib/deliveries/schema.ts";
import type { Organizer } from "../lib/organizers/schema.ts";
import { fileOf } from "./deliveries.ts";

/** Builds everything that waits for it. Returns the number of steps. */
export async function buildAll(now: Date): Promise<number> {
  let steps = 0;
  while ((await buildPackets(now, startDrawing)) > 0) steps += 1;
  return steps;
}

/** Makes a delivery to the legislature of Texas, or another one, and builds it. Returns its id. */
export async function buildDelivery(by: Organizer, now: Date, fields: Record<string, unknown> = {}): Promise<number> {
  const letter = { title: "To {recipient}", text: "{signatures} people ask." };
  const input = deliveryInput.parse({ petition: "harbor", state: "TX", scope: "state", ...letter, ...fields });
  const created = await createDelivery(by, input, now);
  if (!created.ok) throw new Error(created.refusal);
  const started = await startBuilding(by, created.value.id, now);
  if (!started.ok) throw new Error(started.refusal);
  await buildAll(now);
  return created.value.id;
}

/** The packets of a delivery with their files. */
export async function packetsOf(by: Organizer, deliveryId: number): Promise<OpenedPacket[]> {
  const { packets } = (await findDelivery(by, deliveryId))!;
  return Promise.all(packets.map(async ({ id }) => (await findPacket(by, id))!));
}

/** Prints a packet and carries it to its office, which is written down then or later. */
export async function carry(by: Organizer, packetId: number, at: Date, writtenAt = at): Promise<void> {
  const printed = await downloadByOrganizer(by, { packetId, format: "pdf" }, at);
  if (!printed.ok) throw new Error(printed.refusal);
  await writeDown(by, packetId, at, writtenAt);
}

/** Writes down that a packet was carried to its office on a day. */
export async function writeDown(
  by: Organizer,
  packetId: number,
  date: Date,
  at = date,
  version: number | null = null,
): Promise<void> {
  const written = await recordHandedOver(by, packetId, { name: "Aide", date, note: null, version }, at);
  if (!written.ok) throw new Error(written.refusal);
}

/** The rows of a packet's CSV file by the names of its columns. The texts of the test have no commas. */
export async function csvRowsOf(packet: OpenedPacket): Promise<Record<string, string>[]> {
  const text = (await fileOf(packet, "csv")).toString("utf8").replace("\uFEFF", "");
  const [heading = "", ...lines] = text.trimEnd().split("\r\n");
  const names = heading.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, index) => [names[index]!, cell])));
}

/** The names in a packet's CSV file. */
export const namesIn = async (packet: OpenedPacket) => (await csvRowsOf(packet)).map(({ name }) => name);
