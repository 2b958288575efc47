import { drawHelplines, drawHotline, heightOfHelplines, HOTLINE_HEIGHT, type PrintedHelpline } from "./helplines";
import { drawFoot, drawLighthouse, drawLink, type Frame, rule } from "./parts";
import { QUIET, Sheet, type SheetDescription } from "./sheet";

export type PosterMessages = {
  lines: string[];
  text: string;
  hotline: PrintedHelpline;
  helplines: PrintedHelpline[];
  note?: string;
};

/** A poster: one thought in large type, a text below it, the hotline in the next largest, more helplines, and a link. */
export async function drawPoster(
  description: SheetDescription,
  { lines, text, hotline, helplines, note }: PosterMessages,
  frame: Frame,
): Promise<Buffer> {
  const sheet = new Sheet(description);
  const calm = note !== undefined;
  drawLighthouse(sheet, { x: sheet.margin + sheet.width - 128, y: sheet.margin - 30, width: 134 });

  const size = Math.min(calm ? 54 : 66, sizeToFit(sheet, lines));
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
    size: calm ? 15 : 18,
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

  const side = calm ? 76 : 104;
  const wayAt = sheet.bottom - 54 - side;
  const grid = { helplines, columns: helplines.length };
  const helplinesAt = wayAt - 18 - heightOfHelplines(sheet, grid);
  const hotlineAt = helplinesAt - HOTLINE_HEIGHT;
  // A text that is too long fails here, and in the tests, instead of being printed over another.
  const lacking = Math.ceil(sheet.doc.y + 14 - hotlineAt);
  if (lacking > 0)
    throw new Error(`the poster lacks ${lacking} points for its helplines; its messages should be shorter`);
  rule(sheet, hotlineAt - 8);
  drawHotline(sheet, hotline, hotlineAt);
  drawHelplines(sheet, grid, helplinesAt);
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
