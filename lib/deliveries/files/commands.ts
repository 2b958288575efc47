import "server-only";

import { createHash } from "node:crypto";

import { db } from "../../db/client";
import { invariant } from "../../invariant";
import type { PacketFormat } from "../schema";
import { sealFileChunk } from "../sealing";

const CHUNK_BYTES_MAX = 256 * 1024;

export interface WrittenFile {
  name: string;
  format: PacketFormat;
  bytes: number;
  /** In hex. */
  sha256: string;
}

/** A file of a packet that is being written, in memory of one chunk. */
export interface FileSink {
  write: (bytes: Uint8Array) => Promise<void>;
  /** Stores the rest, and says what was written. */
  finish: () => Promise<WrittenFile>;
}

interface NewFile {
  packetId: number;
  generation: number;
  name: string;
  format: PacketFormat;
}

/**
 * Opens a file of a generation that is not the newest yet, so that nobody can download it. Each chunk is sealed and stored as
 * soon as it is full. Writing fails once another builder has deleted the file, or the delivery is cancelled.
 */
export async function openFileSink({ packetId, generation, name, format }: NewFile): Promise<FileSink> {
  const { id } = await db.packetFile.create({ data: { packetId, generation, name, format }, select: { id: true } });
  const hash = createHash("sha256");
  let total = 0;
  let ordinal = 0;
  let filling: Uint8Array[] = [];
  let filled = 0;

  const store = async () => {
    if (filled === 0) return;
    const chunk = Buffer.concat(filling.splice(0));
    filled = 0;
    const bytesSealed = sealFileChunk(chunk, id, ordinal);
    await db.packetFileChunk.create({ data: { fileId: id, ordinal, bytesSealed }, select: { id: true } });
    ordinal += 1;
  };
  return {
    async write(bytes) {
      hash.update(bytes);
      total += bytes.length;
      for (let at = 0; at < bytes.length;) {
        const part = bytes.subarray(at, at + CHUNK_BYTES_MAX - filled);
        filling.push(part);
        filled += part.length;
        at += part.length;
        if (filled === CHUNK_BYTES_MAX) await store();
      }
    },
    async finish() {
      await store();
      filling = [];
      const sha256 = hash.digest();
      const { count } = await db.packetFile.updateMany({
        where: { id },
        data: { bytes: BigInt(total), sha256: new Uint8Array(sha256) },
      });
      invariant(count === 1, "a file that was written is still wanted");
      return { name, format, bytes: total, sha256: sha256.toString("hex") };
    },
  };
}
