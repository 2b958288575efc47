import { Worker } from "node:worker_threads";

import type { PacketTexts } from "./packet.ts";

// Setting text makes much garbage. Small heaps make it go early, so that the process stays small.
const THREAD_MEMORY = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };

export interface Drawing {
  /** Draws a batch of signers, one a line as JSON, and returns the bytes that are ready. */
  add: (signers: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
  /** Ends the document, and returns its last bytes. */
  finish: () => Promise<Uint8Array>;
  /** Ends the thread. Must be called once in every case. */
  stop: () => Promise<void>;
}

/** Starts to draw a packet in a thread, so that whoever else uses the process does not wait. */
export function startDrawing(texts: PacketTexts): Drawing {
  const thread = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: texts,
    resourceLimits: THREAD_MEMORY,
  });
  const waiting: PromiseWithResolvers<Uint8Array>[] = [];
  let ended: Error | undefined;
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  thread.on("message", (bytes: Uint8Array) => waiting.shift()?.resolve(bytes));
  thread.on("error", end);
  thread.on("exit", (code) => end(new Error(`a drawing thread ended with code ${code}`)));

  const send = (batch: Uint8Array<ArrayBuffer> | null): Promise<Uint8Array> => {
    const drawn = Promise.withResolvers<Uint8Array>();
    if (ended) drawn.reject(ended);
    else {
      waiting.push(drawn);
      thread.postMessage(batch, batch === null ? [] : [batch.buffer]);
    }
    return drawn.promise;
  };
  return {
    add: send,
    finish: () => send(null),
    stop: async () => {
      await thread.terminate();
    },
  };
}
