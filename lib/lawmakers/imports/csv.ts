import { Readable } from "node:stream";

import { CsvError, parse } from "csv-parse";

import type { ImportFile, ReadingContext } from "./schema";
import { readLines } from "./text";

const RECORD_CHARACTERS_MAX = 100_000;

export interface CsvRecord {
  /** The values by the names of their columns. */
  values: Record<string, string>;
  line: number;
}

/** A table as it is being read. The header is known before the first record. */
export interface CsvTable {
  header: string[];
  records: AsyncGenerator<CsvRecord>;
}

/** Reads a table as a stream. A record with more or fewer values than the header has is a problem and is left out. */
export async function readCsv(file: ImportFile, delimiter: "," | "|", context: ReadingContext): Promise<CsvTable> {
  const { problems } = context;
  const parser = parse({
    delimiter,
    // The Census Bureau's files have no quotes; a name with one would swallow the rest.
    quote: delimiter === "|" ? null : '"',
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: RECORD_CHARACTERS_MAX,
  });
  const lines = Readable.from(readLines(file, context), { objectMode: false, encoding: "utf8" });
  lines.on("error", (error) => parser.destroy(error));
  lines.pipe(parser);
  const records = (parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)[Symbol.asyncIterator]();
  const next = async () => {
    try {
      return await records.next();
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const line = Number((error as CsvError & { lines?: number }).lines) || null;
      return problems.stop(file.name, line, "The table ends within a quoted value, or a quote is in the wrong place.");
    }
  };
  const first = await next();
  const header = first.done ? [] : first.value.record.map((name) => name.trim());

  async function* rest(): AsyncGenerator<CsvRecord> {
    try {
      for (let record = await next(); !record.done; record = await next()) {
        const { record: values, info } = record.value;
        if (values.length !== header.length)
          problems.add(
            file.name,
            info.lines,
            `${values.length} values instead of ${header.length}: is the file truncated?`,
          );
        else yield { values: Object.fromEntries(header.map((name, at) => [name, values[at]!])), line: info.lines };
      }
    } finally {
      lines.destroy();
    }
  }
  return { header, records: rest() };
}

/** Stops where the header lacks a column, which means that it is another file. */
export function requireColumns(
  { header }: CsvTable,
  {
    columns,
    file,
    what,
    problems,
  }: { columns: string[]; file: string; what: string } & Pick<ReadingContext, "problems">,
): void {
  const missing = columns.filter((name) => !header.includes(name));
  if (missing.length) problems.stop(file, 1, `This is not ${what}: the column ${missing.join(", ")} is missing.`);
}

/** A value in one line, without control characters and broken ones, or null where it is empty. It is cut at the length. */
export function tidy(value: string | undefined, lengthMax = 300): string | null {
  const text = cut((value ?? "").toWellFormed(), 2 * lengthMax)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .normalize("NFC");
  return text ? cut(text, lengthMax) : null;
}

/** The first characters of a text. It never cuts one in two, as a slice does with those beyond U+FFFF, such as emoji. */
const cut = (text: string, lengthMax: number): string => [...text.slice(0, 2 * lengthMax)].slice(0, lengthMax).join("");
