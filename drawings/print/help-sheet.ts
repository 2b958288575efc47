import { drawHelplines, drawHotline, heightOfHelplines, HOTLINE_HEIGHT, type PrintedHelpline } from "./helplines";
import { drawFoot, drawLink, type Frame, rule } from "./parts";
import { QUIET, Sheet, type SheetDescription } from "./sheet";

type HelpSheetMessages = {
  title: string;
  lead: string;
  hotline: PrintedHelpline;
  helplines: PrintedHelpline[];
  checked: string;
};

/** A sheet of helplines to pin up or to hand out: the hotline in large type, and the others in two columns. */
export async function drawHelpSheet(
  description: SheetDescription,
  { title, lead, hotline, helplines, checked }: HelpSheetMessages,
  frame: Frame,
): Promise<Buffer> {
  const sheet = new Sheet({ ...description, margin: 42 });
  const { margin: x, width } = sheet;
  sheet.addText("H1", title, { face: "serif", size: 28, x, y: 38, width });
  sheet.addText("P", lead, { size: 10.5, x, y: sheet.doc.y + 4, width, color: QUIET });
  const hotlineAt = sheet.doc.y + 16;
  rule(sheet, hotlineAt - 8);
  drawHotline(sheet, hotline, hotlineAt);
  const top = hotlineAt + HOTLINE_HEIGHT;
  rule(sheet, top - 8);

  const side = 62;
  const wayAt = sheet.bottom - 46 - side;
  const grid = { helplines, columns: 2 };
  const lacking = Math.ceil(top + heightOfHelplines(sheet, grid) - (wayAt - 12));
  if (lacking > 0) throw new Error(`the sheet of helplines lacks ${lacking} points; it should have fewer of them`);
  drawHelplines(sheet, grid, top);
  rule(sheet, wayAt - 12);
  drawLink(sheet, frame, { x, y: wayAt, side, width });
  sheet.addText("P", checked, { size: 9, color: QUIET, x: x + width - 160, y: wayAt, width: 160, align: "right" });
  drawFoot(sheet, frame);
  return sheet.finish();
}
