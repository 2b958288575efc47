import { drawFoot, drawLighthouse, drawWay, type Frame, rule } from "./parts";
import { QUIET, Sheet, type SheetDescription } from "./sheet";

/** One way to get help, as it is printed. */
export type PrintedHelpline = {
  name: string;
  /** Numbers to call and to text. */
  reach: string;
  /** When to use it, and in which languages. */
  note: string;
};

export type PosterWords = { lines: string[]; text: string; helplines: PrintedHelpline[]; note?: string };

/** A poster: one thought, large; what follows from it; where it leads; whom to call. */
export async function drawPoster(
  description: SheetDescription,
  { lines, text, helplines, note }: PosterWords,
  frame: Frame,
): Promise<Buffer> {
  const sheet = new Sheet(description);
  const calm = note !== undefined;
  drawLighthouse(sheet, { x: sheet.margin + sheet.width - 128, y: sheet.margin - 30, width: 134 });

  const size = Math.min(calm ? 58 : 66, sizeToFit(sheet, lines));
  // The lines are broken by hand and fit, so there is room to spare for none to be broken again.
  sheet.say("H1", lines.join("\n"), {
    face: "serif",
    size,
    x: sheet.margin,
    y: calm ? 136 : 150,
    width: sheet.width * 1.2,
    lineGap: -size * 0.08,
  });
  sheet.say("P", text, {
    size: calm ? 16 : 18,
    x: sheet.margin,
    y: sheet.doc.y + 14,
    width: sheet.width * 0.94,
    lineGap: 4,
  });
  if (note)
    sheet.say("P", note, {
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
  drawWay(sheet, frame, { x: sheet.margin, y: wayAt, side, width: sheet.width });
  drawFoot(sheet, frame);
  return sheet.finish();
}

/** The largest size at which no line is broken again. */
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
  // Words that grow stop the tests, and are not printed over one another.
  if (y - 10 < below)
    throw new Error(
      `the poster lacks ${Math.ceil(below - y + 10)} points for its helplines; its words should be shorter`,
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
  sheet.say("P", reach, { ...styles.reach, ...place });
  if (name !== reach) sheet.say("P", name, { ...styles.name, x: place.x, width: place.width });
  sheet.say("P", note, { ...styles.note, x: place.x, width: place.width });
}

function heightOf(sheet: Sheet, { name, reach, note }: PrintedHelpline, width: number): number {
  return (
    sheet.heightOf(reach, { ...styles.reach, width }) +
    (name === reach ? 0 : sheet.heightOf(name, { ...styles.name, width })) +
    sheet.heightOf(note, { ...styles.note, width })
  );
}
