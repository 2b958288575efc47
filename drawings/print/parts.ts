import { lighthouse } from "../lighthouse";
import { INK, QUIET, type Sheet } from "./sheet";

/** What every sheet has: a link, its makers, and space for the name of a local group. */
export type Frame = {
  url: string;
  /** What the reader finds at the URL. */
  act: string;
  scan: string;
  qrAlt: string;
  group: string;
  madeBy: string;
};

/** The width of the link in the corner of a sheet, in points. */
export const CORNER_WIDTH = 128;

/** Draws the lighthouse. It is decoration. */
export function drawLighthouse(sheet: Sheet, { x, y, width }: { x: number; y: number; width: number }): void {
  const { doc } = sheet;
  sheet.addArtifact(() => {
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

/** Draws a thin line across the sheet. */
export function rule(sheet: Sheet, y: number): void {
  sheet.addArtifact(() =>
    sheet.doc
      .moveTo(sheet.margin, y)
      .lineTo(sheet.margin + sheet.width, y)
      .lineWidth(0.75)
      .stroke(INK),
  );
}

/** Draws the QR code in the corner with its texts below. Returns the y below them. */
export function drawCornerLink(sheet: Sheet, { url, qrAlt, act, scan }: Frame): number {
  const x = sheet.margin + sheet.width - CORNER_WIDTH;
  sheet.addQrCode(url, qrAlt, { x: x + CORNER_WIDTH - 72, y: sheet.margin, side: 72 });
  sheet.addText("P", act, { face: "bold", size: 9, x, y: sheet.margin + 77, width: CORNER_WIDTH, align: "right" });
  sheet.addText("P", scan, { size: 8, color: QUIET, x, width: CORNER_WIDTH, align: "right" });
  return sheet.doc.y;
}

/** Draws the QR code with its texts beside it. */
export function drawLink(
  sheet: Sheet,
  { url, act, scan, qrAlt }: Frame,
  { x, y, side, width }: { x: number; y: number; side: number; width: number },
): void {
  sheet.addQrCode(url, qrAlt, { x, y, side });
  const beside = { x: x + side + 16, width: width - side - 16 };
  sheet.addText("P", act, { ...beside, face: "bold", size: 13, y: y + side / 2 - 30 });
  sheet.addText("P", scan, { ...beside, size: 10, color: QUIET });
  sheet.addText("P", url.replace(/^https?:\/\//, "").replace(/\?.*$/, ""), { ...beside, size: 10.5 });
}

/** Draws the footer: a line for the name of a group, and the makers of the sheet. */
export function drawFoot(sheet: Sheet, { group, madeBy }: Frame): void {
  const y = sheet.bottom - 34;
  sheet.addText("P", group, { x: sheet.margin, y, face: "bold", size: 10 });
  const from = sheet.margin + sheet.doc.font("bold").fontSize(10).widthOfString(group) + 8;
  sheet.addArtifact(() =>
    sheet.doc
      .moveTo(from, y + 12)
      .lineTo(sheet.margin + sheet.width, y + 12)
      .lineWidth(0.75)
      .stroke(QUIET),
  );
  sheet.addText("P", madeBy, { x: sheet.margin, y: y + 22, size: 8, color: QUIET, width: sheet.width });
}
