import { openComment, openName } from "../sealing.ts";
import { type CopiedRow, readCopiedRows } from "./copied-row.ts";

// Excel reads a file without the mark as the machine's old code page, and García becomes GarcÃ­a.
const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";

export const CSV_START =
  BYTE_ORDER_MARK +
  "signature_id,name,state,zip,upper_district,lower_district,district_method,signed_at,confirmed_at,comment" +
  LINE_END;

// A spreadsheet runs a cell that starts with one of = + - @, also in their full-width forms and behind white space, and
// takes TAB, CR and LF at the start as a reason to look at what follows (owasp.org/www-community/attacks/CSV_Injection).
const RUNS = /^[\t\r\n]|^[\s\u00A0\u200B\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
const NEEDS_QUOTES = /[",\r\n;\t]|^\s|\s$/;

/** One cell: made harmless for spreadsheets by a leading apostrophe, quoted where RFC 4180 asks for it. */
export function csvCell(text: string): string {
  const harmless = RUNS.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The lines of some copied rows, opened. A plain loop over texts: a million rows pass here. */
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
