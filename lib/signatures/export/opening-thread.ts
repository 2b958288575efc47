import { parentPort } from "node:worker_threads";

import { csvLines } from "./csv.ts";

export interface SealedBatch {
  petitionId: number;
  /** Whole rows in PostgreSQL's binary COPY format. */
  copied: Uint8Array<ArrayBuffer>;
}

// Runs in a thread of its own (openers.ts). It opens the rows of a batch and returns their lines as bytes. The buffers are
// transferred in both directions, not copied.
const encoder = new TextEncoder();

parentPort?.on("message", ({ petitionId, copied }: SealedBatch) => {
  const bytes = encoder.encode(csvLines(petitionId, Buffer.from(copied.buffer, copied.byteOffset, copied.byteLength)));
  parentPort?.postMessage(bytes, [bytes.buffer]);
});
