import { Readable } from "node:stream";

import { CsvError, parse } from "csv-parse";

import { CELLS_CHARACTERS_MAX, COLUMNS_MAX } from "./schema";

export type ListFileFault = "no-table" | "not-utf-8";

/** Thrown where a file cannot be read on. It never quotes the file. */
export class ListFileError extends Error {
  constructor(
    readonly fault: ListFileFault,
    readonly line: number | null,
  ) {
    super(fault);
  }
}

interface Line {
  cells: string[];
  /** In the file, where the header is on line 1. */
  line: number;
}

/** Reads a table as a stream: first its header, then its lines. A line can have fewer or more cells than the header. */
export async function* readList(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const parser = parse({
    bom: true,
    delimiter: [",", ";", "\t"],
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: CELLS_CHARACTERS_MAX,
  });
  const source = Readable.from(decoded(stream));
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      yield { cells: record.slice(0, COLUMNS_MAX), line: info.lines };
  } catch (error) {
    if (error instanceof CsvError) throw new ListFileError("no-table", (error as { lines?: number }).lines ?? null);
    throw error;
  } finally {
    source.destroy();
  }
}

/** The text of a file. Spreadsheets save other encodings as well, in which names would be garbled for ever. */
async function* decoded(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new ListFileError("not-utf-8", null);
    }
  };
  for await (const bytes of stream) {
    const text = decode(bytes);
    if (text.includes("\0")) throw new ListFileError("not-utf-8", null);
    if (text) yield text;
  }
  const rest = decode();
  if (rest) yield rest;
}
