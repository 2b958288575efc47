import { drawFoot, drawLighthouse, drawLink, type Frame, rule } from "./parts";
import { QUIET, Sheet, type SheetDescription } from "./sheet";

/** A helpline as a poster prints it. */
export type PrintedHelpline = {
  name: string;
  /** Numbers to call and to text. */
  reach: string;
  /** When to use it, and in which languages. */
  note: string;
};

export type PosterMessages = { lines: string[]; text: string; helplines: PrintedHelpline[]; note?: string };

/** A poster: one thought in large type, a text below it, a link, and helplines. */
export async function drawPoster(
  description: SheetDescription,
  { lines, text, helplines, note }: PosterMessages,
  frame: Frame,
): Promise<Buffer> {
  const sheet = new Sheet(description);
  const calm = note !== undefined;
  drawLighthouse(sheet, { x: sheet.margin + sheet.width - 128, y: sheet.margin - 30, width: 134 });

  const size = Math.min(calm ? 58 : 66, sizeToFit(sheet, lines));
  // The line breaks are set by hand and the size fits them. The extra width keeps the library from breaking a line again.
  sheet.addText("H1", lines.join("\n"), {
    face: "serif",
    size,
    x: sheet.margin,
    y: calm ? 136 : 150,
    width: sheet.width * 1.2,
    lineGap: -size * 0.08,
  });
  sheet.addText("P", text, {
    size: calm ? 16 : 18,
    x: sheet.margin,
    y: sheet.doc.y + 14,
    width: sheet.width * 0.94,
    lineGap: 4,
  });
  if (note)
    sheet.addText("P", note, {
      size: 11,
      color: QUIET,
      x: sheet.margin,
      y: sheet.doc.y + 8,
      width: sheet.width * 0.94,
      lineGap: 2,
    });

  const side = calm ? 84 : 104;
  const wayAt = sheet.bottom - 54 - side;
  drawHelplines(sheet, helplines, { below: sheet.doc.y, above: wayAt - 18, columns: 2 });
  rule(sheet, wayAt - 14);
  drawLink(sheet, frame, { x: sheet.margin, y: wayAt, side, width: sheet.width });
  drawFoot(sheet, frame);
  return sheet.finish();
}

/** The largest font size at which every line fits. */
function sizeToFit(sheet: Sheet, lines: string[]): number {
  const widest = Math.max(...lines.map((line) => sheet.doc.font("serif").fontSize(100).widthOfString(line)));
  return Math.floor((sheet.width / widest) * 100);
}

function drawHelplines(
  sheet: Sheet,
  helplines: PrintedHelpline[],
  { below, above, columns }: { below: number; above: number; columns: number },
): void {
  const gap = 24;
  const width = (sheet.width - gap * (columns - 1)) / columns;
  const heights = helplines.map((helpline) => heightOf(sheet, helpline, width));
  const rows = Array.from({ length: Math.ceil(helplines.length / columns) }, (_, row) =>
    Math.max(...heights.slice(row * columns, (row + 1) * columns)),
  );
  let y = above - rows.reduce((sum, height) => sum + height + 10, 0);
  // A text that is too long fails here, and in the tests, instead of being printed over another.
  if (y - 10 < below)
    throw new Error(
      `the poster lacks ${Math.ceil(below - y + 10)} points for its helplines; its messages should be shorter`,
    );
  rule(sheet, y - 10);
  rows.forEach((height, row) => {
    helplines
      .slice(row * columns, (row + 1) * columns)
      .forEach((helpline, column) =>
        drawHelpline(sheet, helpline, { x: sheet.margin + column * (width + gap), y, width }),
      );
    y += height + 10;
  });
}

const styles = {
  reach: { face: "bold", size: 14 },
  name: { face: "sans", size: 10 },
  note: { face: "sans", size: 10, color: QUIET },
} as const;

function drawHelpline(
  sheet: Sheet,
  { name, reach, note }: PrintedHelpline,
  place: { x: number; y: number; width: number },
): void {
  sheet.addText("P", reach, { ...styles.reach, ...place });
  if (name !== reach) sheet.addText("P", name, { ...styles.name, x: place.x, width: place.width });
  sheet.addText("P", note, { ...styles.note, x: place.x, width: place.width });
}

function heightOf(sheet: Sheet, { name, reach, note }: PrintedHelpline, width: number): number {
  return (
    sheet.heightOf(reach, { ...styles.reach, width }) +
    (name === reach ? 0 : sheet.heightOf(name, { ...styles.name, width })) +
    sheet.heightOf(note, { ...styles.note, width })
  );
}
