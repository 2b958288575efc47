import { parentPort } from "node:worker_threads";

import { csvLines } from "./csv.ts";

export interface SealedBatch {
  petitionId: number;
  sealedRows: string[];
}

// Runs in a thread of its own (openers.ts): opens a batch of rows and hands their lines back as bytes, without a copy.
const encoder = new TextEncoder();

parentPort?.on("message", ({ petitionId, sealedRows }: SealedBatch) => {
  const bytes = encoder.encode(csvLines(petitionId, sealedRows));
  parentPort?.postMessage(bytes, [bytes.buffer]);
});
