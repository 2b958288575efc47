import { drawFoot, type Frame, rule } from "./parts";
import { QUIET, Sheet, type SheetDescription } from "./sheet";

export type SignUpMessages = {
  heading: string;
  summary: string;
  asks: string[];
  sign: string;
  columns: Record<(typeof columns)[number][0], string>;
  fill: Record<(typeof fills)[number][0], string>;
  privacy: string;
  host: string;
};

const LINES = 8;
const LINE_HEIGHT = 25;
const HEAD_HEIGHT = 26;
const FILL_HEIGHT = 24;
// The share of the width that each column gets.
const columns = [
  ["name", 0.2],
  ["street", 0.2],
  ["city", 0.12],
  ["zip", 0.08],
  ["email", 0.18],
  ["date", 0.08],
  ["signature", 0.14],
] as const;
// What the people at the table fill in below.
const fills = [
  ["state", 0.24],
  ["collector", 0.34],
  ["date", 0.14],
  ["reference", 0.28],
] as const;

/**
 * The petition on paper: what it asks, a QR code to sign by phone, lines to sign, what the people at the table fill in, and what
 * happens to the data.
 */
export async function drawSignUpSheet(
  description: SheetDescription,
  messages: SignUpMessages,
  frame: Frame,
): Promise<Buffer> {
  const sheet = new Sheet({ ...description, layout: "landscape", margin: 36 });
  const side = 100;
  const textWidth = sheet.width - side - 110;
  sheet.addText("H1", messages.heading, {
    face: "serif",
    size: 17,
    x: sheet.margin,
    y: sheet.margin - 4,
    width: textWidth,
  });
  sheet.addText("P", messages.summary, {
    size: 9,
    x: sheet.margin,
    y: sheet.doc.y + 2,
    width: textWidth,
    lineGap: 0.5,
  });
  const afterSummary = sheet.doc.y;
  drawCode(sheet, frame, side);
  const afterAsks = drawAsks(sheet, messages.asks, Math.max(afterSummary, sheet.margin + side) + 5);
  sheet.addText("P", messages.sign, {
    size: 9.5,
    face: "bold",
    x: sheet.margin,
    y: afterAsks + 6,
    width: sheet.width,
  });
  const tableAt = sheet.doc.y + 5;
  drawLines(sheet, messages.columns, tableAt);
  const fillsAt = tableAt + HEAD_HEIGHT + LINES * LINE_HEIGHT + 6;
  drawFills(sheet, messages.fill, fillsAt);
  sheet.addText("P", messages.privacy, {
    size: 8,
    x: sheet.margin,
    y: fillsAt + FILL_HEIGHT + 5,
    width: sheet.width,
  });
  sheet.addText("P", messages.host, {
    size: 8,
    face: "bold",
    x: sheet.margin,
    y: sheet.doc.y + 2,
    width: sheet.width,
  });
  drawFoot(sheet, frame);
  return sheet.finish();
}

function drawCode(sheet: Sheet, { url, qrAlt, act, scan }: Frame, side: number): void {
  const x = sheet.margin + sheet.width - side;
  sheet.addQrCode(url, qrAlt, { x, y: sheet.margin - 4, side });
  const beside = { x: x - 100, width: 92, align: "right" as const };
  sheet.addText("P", act, { ...beside, face: "bold", size: 9.5, y: sheet.margin });
  sheet.addText("P", scan, { ...beside, size: 8, color: QUIET });
}

/** Draws what the petition asks, in two columns. Returns the y below them. */
function drawAsks(sheet: Sheet, asks: string[], y: number): number {
  const gap = 18;
  const width = (sheet.width - gap) / 2;
  const half = Math.ceil(asks.length / 2);
  const ends = [asks.slice(0, half), asks.slice(half)].map((part, column) => {
    sheet.doc.y = y;
    part.forEach((ask, index) =>
      sheet.addText("P", `${column * half + index + 1}. ${ask}`, {
        size: 7.4,
        x: sheet.margin + column * (width + gap),
        y: sheet.doc.y + 1,
        width,
      }),
    );
    return sheet.doc.y;
  });
  return Math.max(...ends);
}

/** The places of columns beside each other, by their shares of the width. */
function placesOf<Name extends string>(sheet: Sheet, shares: readonly (readonly [Name, number])[]) {
  return shares.map(([name, share], index) => ({
    name,
    width: share * sheet.width,
    x: sheet.margin + sheet.width * shares.slice(0, index).reduce((sum, [, each]) => sum + each, 0),
  }));
}

function drawLines(sheet: Sheet, heads: SignUpMessages["columns"], y: number): void {
  const places = placesOf(sheet, columns);
  sheet.row(
    places.map(({ name, x, width }) => () => {
      sheet.write(heads[name], { face: "bold", size: 8, x: x + 4, y: y + 4, width: width - 6 });
    }),
  );
  const first = y + HEAD_HEIGHT;
  sheet.addArtifact(() => {
    const { doc } = sheet;
    doc.lineWidth(0.75).strokeColor("#000000");
    for (let line = 0; line <= LINES; line += 1)
      doc
        .moveTo(sheet.margin, first + line * LINE_HEIGHT)
        .lineTo(sheet.margin + sheet.width, first + line * LINE_HEIGHT)
        .stroke();
    for (const { x } of places.slice(1))
      doc
        .moveTo(x, y)
        .lineTo(x, first + LINES * LINE_HEIGHT)
        .stroke();
  });
  rule(sheet, y);
}

/** Draws fields for the people at the table: a small label above a line to write on. */
function drawFills(sheet: Sheet, labels: SignUpMessages["fill"], y: number): void {
  for (const { name, x, width } of placesOf(sheet, fills)) {
    sheet.addText("P", labels[name], { size: 7.5, face: "bold", x, y, width: width - 8 });
    sheet.addArtifact(() =>
      sheet.doc
        .moveTo(x, y + FILL_HEIGHT)
        .lineTo(x + width - 8, y + FILL_HEIGHT)
        .lineWidth(0.75)
        .stroke("#000000"),
    );
  }
}
