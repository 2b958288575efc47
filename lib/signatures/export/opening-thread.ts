import { parentPort } from "node:worker_threads";

import { openCopiedRows } from "./copied-row.ts";
import type { ExportFormat } from "./schema.ts";
import { writeRows } from "./written-rows.ts";

export interface SealedBatch {
  petitionId: number;
  /** Whole rows in PostgreSQL's binary COPY format. */
  copied: Uint8Array<ArrayBuffer>;
  /** The number of the first row in its sheet. */
  firstRow: number;
  /** The formats in which they are written. */
  formats: ExportFormat[];
  /** Whether lines on paper follow, so that each row says which it is. */
  withPaper: boolean;
}

// Runs in a thread of its own (openers.ts). It opens the rows of a batch and writes them. The buffers are transferred in both
// directions, not copied.
parentPort?.on("message", ({ petitionId, copied, firstRow, formats, withPaper }: SealedBatch) => {
  const bytes = Buffer.from(copied.buffer, copied.byteOffset, copied.byteLength);
  const opened = writeRows(openCopiedRows(petitionId, bytes, withPaper), firstRow, formats);
  parentPort?.postMessage(
    opened,
    Object.values(opened).map(({ buffer }) => buffer),
  );
});
