// Packets as the builder leaves them, without building them.
import { createHash } from "node:crypto";

import { newToken } from "../lib/deliveries/handing-over/rules.ts";
import { LINK_MILLISECONDS_MAX } from "../lib/deliveries/handing-over/schema.ts";
import { packetTokenHash, sealFileChunk } from "../lib/deliveries/sealing.ts";
import type { PacketManifest } from "../lib/deliveries/schema.ts";
import { addMilliseconds } from "../lib/time.ts";
import { onDatabase } from "./database.ts";

export interface TestPacket {
  id: number;
  deliveryId: number;
  code: string;
  /** The bytes of each file by its format. */
  files: Record<"pdf" | "csv", Buffer>;
}

interface Options {
  petitionId: number;
  createdBy: number;
  state?: string;
  rows?: number;
  builtAt: Date;
  signatures?: bigint[];
  code?: string;
}

/** Writes a delivery that is ready with one packet, two files and a manifest. The files are long enough to have two parts. */
export async function createReadyPacket({
  petitionId,
  createdBy,
  state = "TX",
  rows = 3,
  builtAt,
  signatures = [],
  code = "9F31AB0277C4D015",
}: Options): Promise<TestPacket> {
  const files = {
    pdf: Buffer.concat([Buffer.from("%PDF-1.7 "), Buffer.alloc(300_000, "x")]),
    csv: Buffer.from("name,zip\nAnn,78701\n"),
  };
  return onDatabase(async (client) => {
    const one = async <Row>(text: string, values: unknown[]) => (await client.query(text, values)).rows[0] as Row;
    const delivery = await one<{ id: number }>(
      `INSERT INTO delivery (petition_id, state, scope, cut_off, cover, status, created_by, created_at, frozen_at, settled_at, built_at)
       VALUES ($1, $2, 'state', $3, '{"title": "To you", "text": "A letter"}', 'ready', $4, $3, $3, $3, $3) RETURNING id`,
      [petitionId, state, builtAt, createdBy],
    );
    const recipient = {
      ...{ kind: "lawmaker", lawmakerId: "ocd-person/1", title: "Senator", name: "Ana One", chamber: "upper" },
      ...{ districtName: "14", email: "ana@example.org", phone: null },
    };
    const packet = await one<{ id: number }>(
      `INSERT INTO packet (delivery_id, ordinal, recipient, layer, geoid, status, signatures, verification_code, generation, built_at)
       VALUES ($1, 1, $2, 'sldu', '48014', 'ready', $3, $4, 1, $5) RETURNING id`,
      [delivery.id, JSON.stringify(recipient), rows, code, builtAt],
    );
    const listed: PacketManifest["files"] = [];
    for (const [format, bytes] of Object.entries(files)) {
      const sha256 = createHash("sha256").update(bytes).digest();
      const name = `packet.${format}`;
      listed.push({ name, bytes: bytes.length, sha256: sha256.toString("hex") });
      const { id } = await one<{ id: number }>(
        `INSERT INTO packet_file (packet_id, generation, name, format, bytes, sha256)
         VALUES ($1, 1, $2, $3, $4, $5) RETURNING id`,
        [packet.id, name, format, bytes.length, sha256],
      );
      for (let at = 0, ordinal = 0; at < bytes.length; at += 262_144, ordinal += 1)
        await client.query("INSERT INTO packet_file_chunk (file_id, ordinal, bytes_sealed) VALUES ($1, $2, $3)", [
          id,
          ordinal,
          sealFileChunk(bytes.subarray(at, at + 262_144), id, ordinal),
        ]);
    }
    const manifest = manifestOf({ state, rows, builtAt, code, ids: [delivery.id, packet.id], files: listed });
    await client.query("INSERT INTO packet_manifest VALUES ($1, 1, $2, $3)", [
      packet.id,
      JSON.stringify(manifest),
      builtAt,
    ]);
    for (const id of signatures) await client.query("INSERT INTO packet_signature VALUES ($1, $2)", [packet.id, id]);
    return { id: packet.id, deliveryId: delivery.id, code, files };
  });
}

/** Writes a link to a packet that was sent at a time, and returns its token. Only tests know one: the email alone has it. */
export async function createLink({ packetId, createdBy, at }: { packetId: number; createdBy: number; at: Date }) {
  const token = newToken();
  await onDatabase((client) =>
    client.query(
      `INSERT INTO packet_link (packet_id, token_hash, created_by, created_at, sent_at, expires_at)
       VALUES ($1, $2, $3, $4, $4, $5)`,
      [packetId, Buffer.from(packetTokenHash(token)), createdBy, at, addMilliseconds(at, LINK_MILLISECONDS_MAX)],
    ),
  );
  return token;
}

interface ManifestParts {
  state: string;
  rows: number;
  builtAt: Date;
  code: string;
  ids: [delivery: number, packet: number];
  files: PacketManifest["files"];
}

const manifestOf = ({ state, rows, builtAt, code, ids, files }: ManifestParts): PacketManifest => ({
  petition: "harbor",
  title: "A safe harbor",
  versions: [1],
  state,
  recipient: { kind: "lawmaker", name: "Ana One", chamber: "upper", district: "14" },
  filter: { status: "confirmed", layer: "sldu", geoid: "48014", since: null, sinceCutOff: null },
  cutOff: builtAt.toISOString(),
  delivery: ids[0],
  packet: ids[1],
  generation: 1,
  builtAt: builtAt.toISOString(),
  rows,
  paper: 0,
  files,
  verificationCode: code,
  auditHead: null,
  successorOf: null,
});
