import { escapeXml } from "../../xml.ts";
import type { OpenedSignature } from "./schema.ts";

// Indexes into the cell formats of xlsx.ts.
const DATE_STYLE = 1;
const TEXT_STYLE = 2;

const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;
// Spreadsheets count days from here, because they believe in a 29 February 1900.
const SHEET_EPOCH = Date.UTC(1899, 11, 30);
// A cell can hold no more. A comment and a name are shorter.
const CELL_LENGTH_MAX = 32_767;

/**
 * A cell that holds a text. It is never a formula, whatever it begins with, and a ZIP Code stays a text. Spreadsheets read
 * `_x0041_` in a text as a character by its number, so an underscore that begins such a thing is written as one.
 */
function textCell(text: string, at: string): string {
  // What XML cannot contain goes first, or what is left of it could be such a number.
  const safe = escapeXml(text.slice(0, CELL_LENGTH_MAX)).replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
  return safe === ""
    ? `<c r="${at}" s="${TEXT_STYLE}"/>`
    : `<c r="${at}" t="inlineStr" s="${TEXT_STYLE}"><is><t xml:space="preserve">${safe}</t></is></c>`;
}

/** A cell that holds a moment in UTC, as a date that a spreadsheet can sort and reckon with. */
const dateCell = (moment: Date, at: string): string =>
  `<c r="${at}" s="${DATE_STYLE}"><v>${(moment.getTime() - SHEET_EPOCH) / DAY_MILLISECONDS}</v></c>`;

export const SHEET_COLUMNS = [
  "signature_id",
  "name",
  "state",
  "zip",
  "upper_district",
  "lower_district",
  "district_method",
  "signed_at",
  "confirmed_at",
  "comment",
] as const;

/** What follows them in a file that has lines on paper as well. */
export const PAPER_COLUMNS = ["kind", "street", "sheet"] as const;

const LETTERS = "ABCDEFGHIJKLM";

/** The heading of a sheet. */
export function sheetHeading(withPaper: boolean): string {
  const names = withPaper ? [...SHEET_COLUMNS, ...PAPER_COLUMNS] : SHEET_COLUMNS;
  return `<row r="1">${names.map((name, column) => textCell(name, `${LETTERS[column]}1`)).join("")}</row>`;
}

// The limit of spreadsheets, less the heading.
const SHEET_ROWS_MAX = 1_048_575;

/** How many rows stand before a batch in its sheet. A batch that does not fit into the sheet begins the next one. */
export const rowsBefore = (inSheet: number, batch: number): number => (inSheet + batch > SHEET_ROWS_MAX ? 0 : inSheet);

/** The row of a signature in a sheet. `number` counts from 1, which is the heading. */
export function sheetRow(row: OpenedSignature, number: number): string {
  const texts = [
    row.id,
    row.name,
    row.state,
    row.zip,
    row.upperDistrict ?? "",
    row.lowerDistrict ?? "",
    row.districtMethod,
  ];
  const cells = texts.map((text, column) => textCell(text, `${LETTERS[column]}${number}`)).join("");
  const { confirmedAt } = row;
  const dates =
    dateCell(row.signedAt, `H${number}`) +
    (confirmedAt ? dateCell(confirmedAt, `I${number}`) : textCell("", `I${number}`));
  const comment = textCell(row.comment ?? "", `J${number}`);
  return `<row r="${number}">${cells}${dates}${comment}${paperCells(row, number)}</row>`;
}

function paperCells({ paper }: OpenedSignature, number: number): string {
  if (paper === undefined) return "";
  const texts = paper === null ? ["online", "", ""] : ["paper", paper.street, paper.sheet];
  return texts.map((text, index) => textCell(text, `${LETTERS[SHEET_COLUMNS.length + index]}${number}`)).join("");
}
