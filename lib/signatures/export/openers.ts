import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

import { keepThreads, type Thread } from "../../kept-threads";
import type { SealedBatch } from "./opening-thread";
import type { OpenedBatch } from "./written-rows";

// Opening a million rows takes about nine seconds of one core. In the main thread of a server process it would delay every
// signer; docs/decisions/export.md has the measurements.
const THREADS_MAX = 2;

// A thread makes small objects that are garbage at once, so a young generation below V8's own size is enough. With 6 MB an export
// takes a third longer, most likely because objects of OpenSSL are slow to collect.
const THREAD_MEMORY = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 96 };

const threads = keepThreads<SealedBatch, OpenedBatch>(
  () => new Worker(new URL("./opening-thread.ts", import.meta.url), { resourceLimits: THREAD_MEMORY }),
  THREADS_MAX,
);

export interface Openers {
  /** The number of batches that keeps all threads busy. */
  width: number;
  /** Opens one batch. Each thread returns its batches in order. */
  open: (batch: SealedBatch) => Promise<OpenedBatch>;
  /** Must be called once in every case. */
  stop: () => Promise<void>;
}

/** The threads of one export. The second is only started for a second batch. */
export function startOpeners(width = Math.min(THREADS_MAX, availableParallelism())): Openers {
  const openers: Thread<SealedBatch, OpenedBatch>[] = [];
  let next = 0;
  return {
    width,
    open(batch) {
      const opener = (openers[next++ % width] ??= threads.take());
      return opener.send(batch, [batch.copied.buffer]);
    },
    stop: async () => {
      await Promise.all(openers.map(({ release }) => release(true)));
    },
  };
}
