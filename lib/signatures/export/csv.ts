import { openComment, openName } from "../sealing.ts";
import { readSealedRow } from "./sealed-row.ts";

// Excel reads a file without the mark as the machine's old code page, and García becomes GarcÃ­a.
const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";

export const CSV_START = BYTE_ORDER_MARK
  + "signature_id,name,state,zip,upper_district,lower_district,district_method,signed_at,confirmed_at,comment" + LINE_END;

// A spreadsheet runs a cell that starts with one of = + - @, also in their full-width forms and behind white space, and
// takes TAB, CR and LF at the start as a reason to look at what follows (owasp.org/www-community/attacks/CSV_Injection).
const RUNS = /^[\t\r\n]|^[\s\u00A0\u200B\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
const NEEDS_QUOTES = /[",\r\n;\t]|^\s|\s$/;

/** One cell: made harmless for spreadsheets by a leading apostrophe, quoted where RFC 4180 asks for it. */
export function csvCell(text: string): string {
  const harmless = RUNS.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The lines of some sealed rows, opened. A plain loop over texts: a million rows pass here. */
export function csvLines(petitionId: number, sealedRows: readonly string[]): string {
  let lines = "";
  for (const sealed of sealedRows) {
    const row = readSealedRow(sealed);
    const name = csvCell(openName(row.nameSealed, petitionId, row.addressHash));
    const comment = row.commentSealed ? csvCell(openComment(row.commentSealed, petitionId, row.addressHash)) : "";
    const upper = csvCell(row.upperDistrict);
    const lower = csvCell(row.lowerDistrict);
    lines += `${row.id},${name},${row.state},${row.zip},${upper},${lower},${row.districtMethod},`
      + `${row.signedAt},${row.confirmedAt},${comment}${LINE_END}`;
  }
  return lines;
}
