import { csvLine } from "./csv.ts";
import { drawnRow, jsonRow } from "./json.ts";
import type { ExportFormat, OpenedSignature } from "./schema.ts";
import { sheetRow } from "./sheet-row.ts";

/** The rows of a batch, as bytes of each format that was asked for. */
export type OpenedBatch = { [Format in ExportFormat]?: Uint8Array<ArrayBuffer> };

const encoder = new TextEncoder();
const writers: Record<ExportFormat, (row: OpenedSignature, number: number) => string> = {
  csv: csvLine,
  json: jsonRow,
  xlsx: sheetRow,
  pdf: drawnRow,
};

/** Writes rows in each format. `firstRow` is the number of the first one in its sheet. */
export function writeRows(rows: Iterable<OpenedSignature>, firstRow: number, formats: ExportFormat[]): OpenedBatch {
  const texts = formats.map(() => "");
  let number = firstRow;
  // A plain loop, because a million rows pass here.
  for (const row of rows) {
    for (let at = 0; at < formats.length; at += 1) texts[at] += writers[formats[at]!](row, number);
    number += 1;
  }
  return Object.fromEntries(formats.map((format, at) => [format, encoder.encode(texts[at])]));
}
