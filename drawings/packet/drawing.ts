import { Worker } from "node:worker_threads";

import { keepThreads } from "../../lib/kept-threads.ts";
import type { PacketTexts } from "./packet.ts";
import type { DrawingMessage } from "./thread.ts";

// Setting text makes much garbage. Small heaps make it go early, so that the process stays small.
const THREAD_MEMORY = { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 256 };

const threads = keepThreads<DrawingMessage, Uint8Array>(
  () => new Worker(new URL("./thread.ts", import.meta.url), { resourceLimits: THREAD_MEMORY }),
  1,
);

export interface Drawing {
  /** Draws a batch of signers, one a line as JSON, and returns the bytes that are ready. */
  add: (signers: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
  /** Ends the document, and returns its last bytes. */
  finish: () => Promise<Uint8Array>;
  /** Releases the thread. Must be called once in every case. */
  stop: () => Promise<void>;
}

/**
 * Starts to draw a packet in a thread, so that whoever else uses the process does not wait. The thread of a finished document
 * draws the next one, and that of any other is ended.
 */
export function startDrawing(texts: PacketTexts): Drawing {
  const thread = threads.take();
  let finished = false;
  const begun = thread.send({ kind: "begin", texts });
  // If it fails, so do the messages that follow.
  begun.catch(() => undefined);
  return {
    add: (signers) => thread.send({ kind: "add", signers }, [signers.buffer]),
    finish: async () => {
      const bytes = await thread.send({ kind: "finish" });
      finished = true;
      return bytes;
    },
    stop: () => thread.release(finished),
  };
}
