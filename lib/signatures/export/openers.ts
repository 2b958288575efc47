import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

import type { OpenedBatch, SealedBatch } from "./opening-thread";

// Opening a million rows takes about nine seconds of one core. In the main thread of a server process it would delay every
// signer; docs/decisions/export.md has the measurements.
const THREADS_MAX = 2;

// A thread makes small objects that are garbage at once, so a small young generation keeps its memory low.
const THREAD_MEMORY = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 96 };

export interface Openers {
  /** The number of batches that keeps all threads busy. */
  width: number;
  /** Opens one batch. Each thread returns its batches in order. */
  open: (batch: SealedBatch) => Promise<OpenedBatch>;
  stop: () => Promise<void>;
}

/** Starts the threads of one export. `stop` ends them. */
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
  const waiting: PromiseWithResolvers<OpenedBatch>[] = [];
  let ended: Error | undefined;
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  thread.on("message", (opened: OpenedBatch) => waiting.shift()?.resolve(opened));
  thread.on("error", end);
  thread.on("exit", (code) => end(new Error(`an opening thread ended with code ${code}`)));
  return {
    open(batch: SealedBatch): Promise<OpenedBatch> {
      const opened = Promise.withResolvers<OpenedBatch>();
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
