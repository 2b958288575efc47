import { parentPort, workerData } from "node:worker_threads";

import { type DrawnSigner, drawPacket, type PacketTexts } from "./packet.ts";

// Runs in a thread of its own (drawing.ts): it draws one document. A batch is one signer a line, as JSON; null ends it.
const drawing = drawPacket(workerData as PacketTexts);

parentPort?.on("message", (batch: Uint8Array<ArrayBuffer> | null) => {
  const bytes = new Uint8Array(batch === null ? drawing.finish() : drawing.add(signersIn(batch)));
  parentPort?.postMessage(bytes, [bytes.buffer]);
});

const signersIn = (batch: Uint8Array): DrawnSigner[] =>
  Buffer.from(batch.buffer, batch.byteOffset, batch.byteLength)
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as DrawnSigner);
