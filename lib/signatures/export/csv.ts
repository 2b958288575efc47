import type { OpenedSignature } from "./schema.ts";

// Without the byte order mark Excel assumes the machine's old code page, and García becomes GarcÃ­a.
const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";

const COLUMNS =
  "signature_id,name,state,zip,upper_district,lower_district,district_method,signed_at,confirmed_at,comment";

export const CSV_START = BYTE_ORDER_MARK + COLUMNS + LINE_END;
/** The start of a file that has lines on paper as well: each row says which it is. */
export const CSV_START_WITH_PAPER = `${BYTE_ORDER_MARK}${COLUMNS},kind,street,sheet${LINE_END}`;

// A spreadsheet runs a cell as a formula if it starts with = + - @, also in their full-width forms and after white space, TAB,
// CR or LF (owasp.org/www-community/attacks/CSV_Injection).
const RUNS = /^[\t\r\n]|^[\s\u00A0\u200B\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
// Most cells are like this and need nothing, which one look tells.
const PLAIN = /^[0-9A-Za-z](?:[0-9A-Za-z .'-]*[0-9A-Za-z.'-])?$/;
const NEEDS_QUOTES = /[",\r\n;\t]|^\s|\s$/;

/** One cell. A leading apostrophe makes formulas harmless, and RFC 4180 determines the quotes. */
export function csvCell(text: string): string {
  if (PLAIN.test(text)) return text;
  const harmless = RUNS.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The CSV line of a signature. */
export function csvLine(row: OpenedSignature): string {
  const comment = row.comment === null ? "" : csvCell(row.comment);
  const upper = row.upperDistrict === null ? "" : csvCell(row.upperDistrict);
  const lower = row.lowerDistrict === null ? "" : csvCell(row.lowerDistrict);
  return (
    `${row.id},${csvCell(row.name)},${row.state},${row.zip},${upper},${lower},${row.districtMethod},` +
    `${signedAt(row)},${row.confirmedAt?.toISOString() ?? ""},${comment}${paperCells(row)}${LINE_END}`
  );
}

// A sheet has a day and no time.
const signedAt = ({ signedAt: moment, paper }: OpenedSignature) =>
  paper ? moment.toISOString().slice(0, 10) : moment.toISOString();

function paperCells({ paper }: OpenedSignature): string {
  if (paper === undefined) return "";
  return paper === null ? ",online,," : `,paper,${csvCell(paper.street)},${csvCell(paper.sheet)}`;
}
