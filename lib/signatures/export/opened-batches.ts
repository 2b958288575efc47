import type { CopiedBatch } from "./copy-out";
import { startOpeners } from "./openers";
import type { OpenedBatch } from "./opening-thread";
import type { ExportFormat } from "./schema";
import { rowsBefore } from "./sheet-row";

// After the heading.
const FIRST_ROW = 2;

export interface WrittenBatch {
  /** The rows in each format that was asked for. */
  opened: OpenedBatch;
  rows: number;
}

/** The batches in order, opened and written by threads, or by one thread for a PDF. A few are opened ahead while the reader takes one. */
export async function* openedBatches(
  petitionId: number,
  formats: ExportFormat[],
  batches: AsyncGenerator<CopiedBatch>,
): AsyncGenerator<WrittenBatch, void, undefined> {
  // Drawing takes ten times as long as opening, so a second thread would only take memory.
  const openers = formats.includes("pdf") ? startOpeners(1) : startOpeners();
  const ahead: Promise<WrittenBatch>[] = [];
  try {
    let inSheet = 0;
    for await (const { bytes, rows } of batches) {
      const before = rowsBefore(inSheet, rows);
      inSheet = before + rows;
      const opening = openers
        .open({ petitionId, copied: bytes, firstRow: before + FIRST_ROW, formats })
        .then((opened) => ({ opened, rows }));
      ahead.push(ignoredUntilAwaited(opening));
      if (ahead.length > openers.width) yield (await ahead.shift())!;
    }
    while (ahead.length > 0) yield (await ahead.shift())!;
  } finally {
    await openers.stop();
  }
}

// Prevents an unhandled rejection when a batch fails before its turn. The error is thrown when the batch is awaited.
function ignoredUntilAwaited<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  return promise;
}
