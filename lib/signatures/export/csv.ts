import { openComment, openName } from "../sealing.ts";
import { type CopiedRow, readCopiedRows } from "./copied-row.ts";

// Without the byte order mark Excel assumes the machine's old code page, and García becomes GarcÃ­a.
const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";

export const CSV_START =
  BYTE_ORDER_MARK +
  "signature_id,name,state,zip,upper_district,lower_district,district_method,signed_at,confirmed_at,comment" +
  LINE_END;

// A spreadsheet runs a cell as a formula if it starts with = + - @, also in their full-width forms and after white space, TAB,
// CR or LF (owasp.org/www-community/attacks/CSV_Injection).
const RUNS = /^[\t\r\n]|^[\s\u00A0\u200B\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
const NEEDS_QUOTES = /[",\r\n;\t]|^\s|\s$/;

/** One cell. A leading apostrophe makes formulas harmless, and RFC 4180 determines the quotes. */
export function csvCell(text: string): string {
  const harmless = RUNS.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The CSV lines of some copied rows, opened. It is a plain loop, because a million rows pass here. */
export function csvLines(petitionId: number, copied: Buffer): string {
  let lines = "";
  for (const row of readCopiedRows(copied)) lines += csvLine(petitionId, row);
  return lines;
}

function csvLine(petitionId: number, row: CopiedRow): string {
  const name = csvCell(openName(row.nameSealed, petitionId, row.emailHash));
  const comment = row.commentSealed ? csvCell(openComment(row.commentSealed, petitionId, row.emailHash)) : "";
  const upper = row.upperDistrict === null ? "" : csvCell(row.upperDistrict);
  const lower = row.lowerDistrict === null ? "" : csvCell(row.lowerDistrict);
  return (
    `${row.id},${name},${row.state},${row.zip},${upper},${lower},${row.districtMethod},` +
    `${row.signedAt.toISOString()},${row.confirmedAt.toISOString()},${comment}${LINE_END}`
  );
}
