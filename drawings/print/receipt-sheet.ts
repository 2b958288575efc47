import { rule } from "./parts";
import { QUIET, Sheet } from "./sheet";

export interface ReceiptSheet {
  organization: string;
  recipient: string;
  petition: string;
  /** Those on paper apart: "12 online and 8 on paper". */
  signatures: string;
  /** With its time zone. */
  cutOff: string;
  version: string;
  /** With hyphens. */
  code: string;
  /** Of the public page of verification. */
  url: string;
  made: Date;
}

const LINE_HEIGHT = 46;
const CODE_SIDE = 96;

/** A sheet that an office signs when a packet is carried to it. It names no signer, so its photograph holds none. */
export async function drawReceiptSheet(packet: ReceiptSheet): Promise<Buffer> {
  const { organization, recipient, petition, signatures, cutOff, version, code, url, made } = packet;
  const sheet = new Sheet({ title: "Receipt", lang: "en-US", author: organization, made });
  const { margin, width } = sheet;
  const textWidth = width - CODE_SIDE - 24;
  sheet.addText("H1", "Receipt", { face: "serif", size: 26, x: margin, y: margin, width: textWidth });
  sheet.addText("P", `This office received a packet of signatures on the petition “${petition}”.`, {
    size: 12,
    x: margin,
    y: sheet.doc.y + 8,
    width: textWidth,
  });
  sheet.addQrCode(url, "QR code of the page that verifies this packet", {
    x: margin + width - CODE_SIDE,
    y: margin,
    side: CODE_SIDE,
  });
  sheet.doc.y = Math.max(sheet.doc.y, margin + CODE_SIDE) + 18;
  for (const [label, value] of [
    ["For", recipient],
    ["Signatures", `${signatures}, counted by ${cutOff}`],
    ["Verification code", `${code}, version ${version}`],
    ["Handed over by", organization],
  ] as const) {
    sheet.addText("P", label, { size: 9, color: QUIET, x: margin, y: sheet.doc.y + 6, width });
    sheet.addText("P", value, { face: "bold", size: 13, x: margin, width });
  }
  drawLines(sheet, ["Name, in block letters", "Position", "Date", "Signature"], sheet.doc.y + 30);
  sheet.addText(
    "Note",
    `The signature says only that the packet arrived, not that anybody agrees with it. Whether its files are genuine can be checked at ${url.replace(/^https?:\/\//, "")}`,
    { size: 9, color: QUIET, x: margin, y: sheet.bottom - 30, width },
  );
  return sheet.finish();
}

/** Draws the lines to write on, each with its label below. */
function drawLines(sheet: Sheet, labels: string[], y: number): void {
  labels.forEach((label, index) => {
    const line = y + (index + 1) * LINE_HEIGHT;
    rule(sheet, line);
    sheet.addText("P", label, { size: 9, color: QUIET, x: sheet.margin, y: line + 3, width: sheet.width });
  });
}
