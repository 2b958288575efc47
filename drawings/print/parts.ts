import { lighthouse } from "../lighthouse";
import { INK, QUIET, type Sheet } from "./sheet";

/** What stands on every sheet: where it leads, who made it, and room for the group that hangs it up. */
export type Frame = {
  url: string;
  /** What one finds there. */
  act: string;
  scan: string;
  qrAlt: string;
  group: string;
  madeBy: string;
};

/** The lighthouse, drawn in lines as wide as given. It says nothing that the words do not. */
export function drawLighthouse(sheet: Sheet, { x, y, width }: { x: number; y: number; width: number }): void {
  const { doc } = sheet;
  sheet.decorate(() => {
    doc
      .translate(x, y)
      .scale(width / 460)
      .lineWidth(2.5)
      .lineCap("round")
      .lineJoin("round")
      .strokeColor(INK);
    for (const path of [lighthouse.tower, lighthouse.rock, lighthouse.boat, lighthouse.water, lighthouse.rays])
      doc.path(path).stroke();
    doc.circle(lighthouse.lamp.x, lighthouse.lamp.y, lighthouse.lamp.radius).fill(INK);
  });
}

/** A thin line across the sheet. */
export function rule(sheet: Sheet, y: number): void {
  sheet.decorate(() =>
    sheet.doc
      .moveTo(sheet.margin, y)
      .lineTo(sheet.margin + sheet.width, y)
      .lineWidth(0.75)
      .stroke(INK),
  );
}

/** The code with the words beside it that say where it leads. */
export function drawWay(
  sheet: Sheet,
  { url, act, scan, qrAlt }: Frame,
  { x, y, side, width }: { x: number; y: number; side: number; width: number },
): void {
  sheet.code(url, qrAlt, { x, y, side });
  const beside = { x: x + side + 16, width: width - side - 16 };
  sheet.say("P", act, { ...beside, face: "bold", size: 13, y: y + side / 2 - 30 });
  sheet.say("P", scan, { ...beside, size: 10, color: QUIET });
  sheet.say("P", url.replace(/^https?:\/\//, "").replace(/\?.*$/, ""), { ...beside, size: 10.5 });
}

/** The foot: a line to write the name of a group on, and whose sheet this is. */
export function drawFoot(sheet: Sheet, { group, madeBy }: Frame): void {
  const y = sheet.bottom - 34;
  sheet.say("P", group, { x: sheet.margin, y, face: "bold", size: 10 });
  const from = sheet.margin + sheet.doc.font("bold").fontSize(10).widthOfString(group) + 8;
  sheet.decorate(() =>
    sheet.doc
      .moveTo(from, y + 12)
      .lineTo(sheet.margin + sheet.width, y + 12)
      .lineWidth(0.75)
      .stroke(QUIET),
  );
  sheet.say("P", madeBy, { x: sheet.margin, y: y + 22, size: 8, color: QUIET, width: sheet.width });
}
