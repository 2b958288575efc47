import { CsvError, parse } from "csv-parse/sync";

import { PAPER_LINES_MAX, paperColumns, type WrittenLine } from "./schema";

/** The largest CSV file of a batch: 5,000 lines of 160 characters. lib/http/posts.ts leaves room for it. */
export const PAPER_CSV_BYTES_MAX = 800_000;

const TOO_MUCH = `Use at most ${PAPER_LINES_MAX} lines and ${PAPER_CSV_BYTES_MAX} bytes in one file.`;

/**
 * The lines of a CSV file with the columns name, street, city, zip, email, date (the order does not matter, and `email` may be
 * missing), or the reason why it cannot be read. `line` is the number of the line in the file.
 */
export function readPaperCsv(bytes: Uint8Array): { lines: WrittenLine[] } | { fault: string } {
  if (bytes.length > PAPER_CSV_BYTES_MAX) return { fault: TOO_MUCH };
  const text = decoded(bytes);
  if (text === null) return { fault: "This is not UTF-8. Save it as “CSV UTF-8”." };
  let table: { record: string[]; info: { lines: number } }[];
  try {
    // With `info`, each record stands beside its place in the file, which the types of csv-parse do not say.
    table = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as typeof table;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { fault: `This is no CSV file that can be read: ${error.message}` };
  }
  const [head, ...rows] = table;
  const names = (head?.record ?? []).map((name) => name.trim().toLowerCase());
  const missing = paperColumns.filter((column) => column !== "email" && !names.includes(column));
  if (missing.length > 0) return { fault: `The first line has to name the columns. Missing: ${missing.join(", ")}.` };
  if (rows.length === 0) return { fault: "There is no line below the names of the columns." };
  if (rows.length > PAPER_LINES_MAX) return { fault: TOO_MUCH };
  return {
    lines: rows.map(({ record, info }) => {
      const of = (column: string) => record[names.indexOf(column)] ?? "";
      return {
        line: info.lines,
        name: of("name"),
        street: of("street"),
        city: of("city"),
        zip: of("zip"),
        email: of("email"),
        date: of("date"),
      };
    }),
  };
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
