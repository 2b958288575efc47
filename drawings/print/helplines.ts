import { QUIET, type Sheet } from "./sheet";

/** A helpline as it is printed. */
export type PrintedHelpline = {
  name: string;
  /** The numbers to call and to text, each on a line. */
  reach: string[];
  /** When to use it, and in which languages. */
  note: string;
};

/** The space of the hotline on a poster, in points. */
export const HOTLINE_HEIGHT = 84;

const COLUMN_GAP = 24;
const ROW_GAP = 8;

const styles = {
  reach: { face: "bold", size: 12 },
  name: { face: "sans", size: 9.5 },
  note: { face: "sans", size: 9.5, color: QUIET },
} as const;

/** Draws the hotline across the sheet, with its number in type that only the title of a poster exceeds. */
export function drawHotline(
  sheet: Sheet,
  { name, reach: [call = "", ...others], note }: PrintedHelpline,
  y: number,
): void {
  const x = sheet.margin;
  sheet.addText("P", call, { face: "bold", size: 34, x, y: y - 4 });
  for (const other of others) {
    const style = { face: "bold", size: 17 } as const;
    const width = sheet.doc.font(style.face).fontSize(style.size).widthOfString(other) + 1;
    sheet.addText("P", other, { ...style, x: x + sheet.width - width, y: y + 11, width });
  }
  sheet.addText("P", name, { ...styles.name, x, y: y + 42, width: sheet.width });
  sheet.addText("P", note, { ...styles.note, x, width: sheet.width });
}

type Grid = { helplines: PrintedHelpline[]; columns: number };

/** Draws helplines in columns, row by row. */
export function drawHelplines(sheet: Sheet, { helplines, columns }: Grid, top: number): void {
  const width = columnWidth(sheet, columns);
  let y = top;
  for (const row of rowsOf(helplines, columns)) {
    row.forEach((helpline, column) =>
      drawHelpline(sheet, helpline, { x: sheet.margin + column * (width + COLUMN_GAP), y, width }),
    );
    y += rowHeight(sheet, row, width);
  }
}

/** The height that `drawHelplines` takes, in points. */
export function heightOfHelplines(sheet: Sheet, { helplines, columns }: Grid): number {
  const width = columnWidth(sheet, columns);
  return rowsOf(helplines, columns).reduce((sum, row) => sum + rowHeight(sheet, row, width), 0);
}

function rowsOf(helplines: PrintedHelpline[], columns: number): PrintedHelpline[][] {
  return Array.from({ length: Math.ceil(helplines.length / columns) }, (_, row) =>
    helplines.slice(row * columns, (row + 1) * columns),
  );
}

function columnWidth(sheet: Sheet, columns: number): number {
  return (sheet.width - COLUMN_GAP * (columns - 1)) / columns;
}

function rowHeight(sheet: Sheet, row: PrintedHelpline[], width: number): number {
  return Math.max(...row.map((helpline) => heightOf(sheet, helpline, width))) + ROW_GAP;
}

function drawHelpline(
  sheet: Sheet,
  { name, reach, note }: PrintedHelpline,
  place: { x: number; y: number; width: number },
): void {
  const numbers = reach.join("\n");
  sheet.addText("P", numbers, { ...styles.reach, ...place });
  if (name !== numbers) sheet.addText("P", name, { ...styles.name, x: place.x, width: place.width });
  sheet.addText("P", note, { ...styles.note, x: place.x, width: place.width });
}

function heightOf(sheet: Sheet, { name, reach, note }: PrintedHelpline, width: number): number {
  const numbers = reach.join("\n");
  return (
    sheet.heightOf(numbers, { ...styles.reach, width }) +
    (name === numbers ? 0 : sheet.heightOf(name, { ...styles.name, width })) +
    sheet.heightOf(note, { ...styles.note, width })
  );
}
