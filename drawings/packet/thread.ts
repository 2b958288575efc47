import { parentPort } from "node:worker_threads";

import { type DrawnSigner, drawPacket, type PacketTexts } from "./packet.ts";

export type DrawingMessage =
  | { kind: "begin"; texts: PacketTexts }
  /** One signer a line, as JSON. */
  | { kind: "add"; signers: Uint8Array<ArrayBuffer> }
  | { kind: "finish" };

// Runs in a thread of its own (drawing.ts): it draws one document after another. Nothing of a finished document is kept but
// the bytes of the fonts it used.
let drawing: ReturnType<typeof drawPacket> | null = null;

parentPort?.on("message", (message: DrawingMessage) => {
  const bytes = new Uint8Array(draw(message));
  parentPort?.postMessage(bytes, [bytes.buffer]);
});

/** Follows a message, and returns the bytes that are ready. */
function draw(message: DrawingMessage): Uint8Array {
  if (message.kind === "begin") drawing = drawPacket(message.texts);
  if (!drawing) throw new Error("a document is begun before its signers come");
  if (message.kind === "add") return drawing.add(signersIn(message.signers));
  if (message.kind === "begin") return new Uint8Array();
  const last = drawing.finish();
  drawing = null;
  return last;
}

const signersIn = (batch: Uint8Array): DrawnSigner[] =>
  Buffer.from(batch.buffer, batch.byteOffset, batch.byteLength)
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as DrawnSigner);
