import { Readable } from "node:stream";

import { CsvError, parse } from "csv-parse";

import { CELLS_CHARACTERS_MAX, COLUMNS_MAX } from "./schema";

export type ListFileFault = "no-table" | "wrong-encoding";

const DELIMITERS = [",", ";", "\t"];

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
  const text = decoded(stream);
  const beginning = await readBeginning(text);
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(beginning),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: CELLS_CHARACTERS_MAX,
  });
  const source = Readable.from(withBeginning(beginning, text));
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

/** The text until its first line has ended. */
async function readBeginning(text: AsyncGenerator<string>): Promise<string> {
  let beginning = "";
  while (!beginning.includes("\n") && beginning.length <= CELLS_CHARACTERS_MAX) {
    const next = await text.next();
    if (next.done) break;
    beginning += next.value;
  }
  return beginning;
}

async function* withBeginning(beginning: string, text: AsyncGenerator<string>): AsyncGenerator<string> {
  if (beginning) yield beginning;
  yield* text;
}

/** The header decides what divides cells, because a cell without quotes may have one of the other marks in it. */
function delimiterOf(beginning: string): string {
  const header = beginning.split(/\r|\n/, 1)[0]!;
  const marks = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.reduce((best, each) => (marks(each) > marks(best) ? each : best));
}

/**
 * The text of a file in UTF-8 or, as Change.org writes it, in UTF-16. Spreadsheets save other encodings as well, in which names would be
 * garbled for ever.
 */
async function* decoded(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const bytes of stream) {
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    const text = decode(decoder, bytes);
    if (text.includes("\0")) throw new ListFileError("wrong-encoding", null);
    if (text) yield text;
  }
  const rest = decoder && decode(decoder);
  if (rest) yield rest;
}

// Every program that writes UTF-16 begins with a byte order mark.
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    throw new ListFileError("wrong-encoding", null);
  }
}
