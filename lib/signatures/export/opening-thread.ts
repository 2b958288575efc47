import { parentPort } from "node:worker_threads";

import { openCopiedRows } from "./copied-row.ts";
import { csvLine } from "./csv.ts";
import { drawnRow, jsonRow } from "./json.ts";
import type { ExportFormat, OpenedSignature } from "./schema.ts";
import { sheetRow } from "./sheet-row.ts";

export interface SealedBatch {
  petitionId: number;
  /** Whole rows in PostgreSQL's binary COPY format. */
  copied: Uint8Array<ArrayBuffer>;
  /** The number of the first row in its sheet. */
  firstRow: number;
  /** The formats in which they are written. */
  formats: ExportFormat[];
}

/** The rows of a batch, as bytes of each format that was asked for. */
export type OpenedBatch = { [Format in ExportFormat]?: Uint8Array<ArrayBuffer> };

// Runs in a thread of its own (openers.ts). It opens the rows of a batch and writes them. The buffers are transferred in both
// directions, not copied.
const encoder = new TextEncoder();
const writers: Record<ExportFormat, (row: OpenedSignature, number: number) => string> = {
  csv: csvLine,
  json: jsonRow,
  xlsx: sheetRow,
  pdf: drawnRow,
};

parentPort?.on("message", ({ petitionId, copied, firstRow, formats }: SealedBatch) => {
  const texts = formats.map(() => "");
  let number = firstRow;
  // A plain loop, because a million rows pass here.
  for (const row of openCopiedRows(petitionId, Buffer.from(copied.buffer, copied.byteOffset, copied.byteLength))) {
    for (let at = 0; at < formats.length; at += 1) texts[at] += writers[formats[at]!](row, number);
    number += 1;
  }
  const opened: OpenedBatch = Object.fromEntries(formats.map((format, at) => [format, encoder.encode(texts[at])]));
  parentPort?.postMessage(
    opened,
    Object.values(opened).map(({ buffer }) => buffer),
  );
});
