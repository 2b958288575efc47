import type { CopiedBatch } from "./copy-out";
import { startOpeners } from "./openers";
import type { ExportFormat, OpenedSignature } from "./schema";
import { rowsBefore } from "./sheet-row";
import { type OpenedBatch, writeRows } from "./written-rows";

// After the heading.
const FIRST_ROW = 2;

export interface WrittenBatch {
  /** The rows in each format that was asked for. */
  opened: OpenedBatch;
  rows: number;
  /** Whether they are lines on paper. */
  onPaper: boolean;
}

/**
 * The batches in order, opened and written by threads, or by one thread for a PDF. A few are opened ahead while the reader takes
 * one. `paper` are lines on paper, which follow where a file has both. They are few, so the caller's thread writes them.
 */
export async function* openedBatches(
  petitionId: number,
  formats: ExportFormat[],
  batches: AsyncGenerator<CopiedBatch>,
  paper?: AsyncGenerator<OpenedSignature[]>,
): AsyncGenerator<WrittenBatch, void, undefined> {
  // Drawing takes ten times as long as opening, so a second thread would only take memory.
  const openers = formats.includes("pdf") ? startOpeners(1) : startOpeners();
  const withPaper = paper !== undefined;
  const ahead: Promise<WrittenBatch>[] = [];
  try {
    let inSheet = 0;
    for await (const { bytes, rows } of batches) {
      const before = rowsBefore(inSheet, rows);
      inSheet = before + rows;
      const opening = openers
        .open({ petitionId, copied: bytes, firstRow: before + FIRST_ROW, formats, withPaper })
        .then((opened) => ({ opened, rows, onPaper: false }));
      ahead.push(ignoredUntilAwaited(opening));
      if (ahead.length > openers.width) yield (await ahead.shift())!;
    }
    while (ahead.length > 0) yield (await ahead.shift())!;
    for await (const lines of paper ?? []) {
      const before = rowsBefore(inSheet, lines.length);
      inSheet = before + lines.length;
      yield { opened: writeRows(lines, before + FIRST_ROW, formats), rows: lines.length, onPaper: true };
    }
  } finally {
    await openers.stop();
  }
}

// Prevents an unhandled rejection when a batch fails before its turn. The error is thrown when the batch is awaited.
function ignoredUntilAwaited<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  return promise;
}
