import { CSV_START, CSV_START_WITH_PAPER } from "./csv";
import { firstJsonRows, JSON_END, JSON_START } from "./json";
import type { ExportFormat, SignatureDrawing } from "./schema";
import { Workbook } from "./xlsx";

/** Makes a file of rows that come in batches. Each call gives the bytes that are ready. */
export interface FileWriter {
  start: () => Uint8Array;
  /** Adds a batch that a thread has written in the format of the file (opening-thread.ts), with its number of rows. */
  add: (batch: Uint8Array<ArrayBuffer>, rows: number) => Promise<Uint8Array> | Uint8Array;
  finish: () => Promise<Uint8Array> | Uint8Array;
  /** Releases what it holds. Must be called once in every case. */
  stop: () => Promise<void>;
}

const encode = (text: string) => new TextEncoder().encode(text);
const holdsNothing = async () => undefined;

/** The writer of a CSV, JSON or XLSX file. `withPaper` says whether its rows have the columns of lines on paper. */
export function rowsWriter(format: Exclude<ExportFormat, "pdf">, { withPaper = false } = {}): FileWriter {
  if (format === "xlsx") return workbookWriter(withPaper);
  const csvStart = withPaper ? CSV_START_WITH_PAPER : CSV_START;
  const [start, end] = format === "csv" ? [csvStart, ""] : [JSON_START, JSON_END];
  let first = true;
  return {
    start: () => encode(start),
    add: (batch) => {
      const rows = first && format === "json" ? firstJsonRows(batch) : batch;
      first = false;
      return rows;
    },
    finish: () => encode(end),
    stop: holdsNothing,
  };
}

function workbookWriter(withPaper: boolean): FileWriter {
  const workbook = new Workbook(withPaper);
  return {
    start: () => new Uint8Array(),
    add: (batch, rows) => workbook.add(batch, rows),
    finish: () => workbook.finish(),
    stop: holdsNothing,
  };
}

/** The writer of a PDF. */
export const drawingWriter = (drawing: SignatureDrawing): FileWriter => ({ start: () => new Uint8Array(), ...drawing });
