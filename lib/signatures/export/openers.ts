import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

import type { SealedBatch } from "./opening-thread";

// Opening a million rows takes about nine seconds of one core. Done in the server's own thread it would hold up every
// signer of that process; docs/decisions/export.md has the measurements.
const THREADS_MAX = 2;

// What a thread leaves behind is small pieces that die at once, so a small nursery holds its memory down.
const THREAD_MEMORY = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 96 };

export interface Openers {
  /** How many batches keep all threads busy. */
  width: number;
  /** Opens one batch. Batches come back in the order in which each thread got them. */
  open: (batch: SealedBatch) => Promise<Uint8Array<ArrayBuffer>>;
  stop: () => Promise<void>;
}

/** Starts the threads of one export. They end with it, whatever way it ends. */
export function startOpeners(threads = Math.min(THREADS_MAX, availableParallelism())): Openers {
  const openers = Array.from({ length: threads }, startThread);
  let next = 0;
  return {
    width: threads,
    open: (batch) => openers[next++ % threads]!.open(batch),
    stop: async () => {
      await Promise.all(openers.map(({ stop }) => stop()));
    },
  };
}

function startThread() {
  const thread = new Worker(new URL("./opening-thread.ts", import.meta.url), { resourceLimits: THREAD_MEMORY });
  const waiting: PromiseWithResolvers<Uint8Array<ArrayBuffer>>[] = [];
  let ended: Error | undefined;
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  thread.on("message", (bytes: Uint8Array<ArrayBuffer>) => waiting.shift()?.resolve(bytes));
  thread.on("error", end);
  thread.on("exit", (code) => end(new Error(`an opening thread ended with code ${code}`)));
  return {
    open(batch: SealedBatch): Promise<Uint8Array<ArrayBuffer>> {
      const opened = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
      if (ended) opened.reject(ended);
      else {
        waiting.push(opened);
        thread.postMessage(batch, [batch.copied.buffer]);
      }
      return opened.promise;
    },
    stop: () => thread.terminate(),
  };
}
