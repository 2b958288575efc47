import { QUIET, Sheet } from "./sheet";

export interface Cards {
  /** The language tag, such as `en-US`. */
  lang: string;
  author: string;
  /** What to do: "Sign the petition". */
  heading: string;
  /** Of the petition. */
  title: string;
  url: string;
  qrAlt: string;
  /** Where to find help, on every card. */
  help: string;
}

// Ten cards of 3.5 by 2 inches, in points, as on the usual sheets of blank cards for US Letter.
const [COLUMNS, ROWS] = [2, 5];
const [WIDTH, HEIGHT] = [252, 144];
const [LEFT, TOP] = [54, 36];
const PADDING = 12;
const CODE_SIDE = 84;
const TITLE_HEIGHT = 64;
// The same texts make the same file.
const MADE = new Date("2026-01-01T00:00:00Z");

/** A sheet of equal cards to cut: what to do, the petition, the QR code of the link, and where to find help. */
export async function drawCards(cards: Cards): Promise<Buffer> {
  const { lang, author, heading } = cards;
  const sheet = new Sheet({ title: heading, lang, author, made: MADE, margin: 0 });
  for (let row = 0; row < ROWS; row += 1)
    for (let column = 0; column < COLUMNS; column += 1)
      drawCard(sheet, cards, { x: LEFT + column * WIDTH, y: TOP + row * HEIGHT });
  return sheet.finish();
}

function drawCard(sheet: Sheet, { heading, title, url, qrAlt, help }: Cards, { x, y }: { x: number; y: number }): void {
  sheet.addArtifact(() => sheet.doc.rect(x, y, WIDTH, HEIGHT).lineWidth(0.25).dash(2, { space: 2 }).stroke(QUIET));
  const width = WIDTH - CODE_SIDE - 3 * PADDING;
  const text = { x: x + PADDING, width };
  sheet.addText("P", heading, { ...text, face: "bold", size: 13, y: y + PADDING });
  // Five lines. A longer title ends in an ellipsis; the page has all of it.
  const titled = {
    ...text,
    face: "serif" as const,
    size: 10,
    y: sheet.doc.y + 4,
    height: TITLE_HEIGHT,
    ellipsis: true,
  };
  sheet.addText("P", title, titled);
  sheet.addQrCode(url, qrAlt, { x: x + WIDTH - PADDING - CODE_SIDE, y: y + PADDING, side: CODE_SIDE });
  const shown = url.replace(/^https?:\/\//, "").replace(/\?.*$/, "");
  const wide = { x: x + PADDING, width: WIDTH - 2 * PADDING, height: 12, ellipsis: true, lineBreak: false };
  sheet.addText("P", shown, { ...wide, size: 8, y: y + HEIGHT - PADDING - 24 });
  sheet.addText("P", help, { ...wide, size: 7.5, color: QUIET, y: y + HEIGHT - PADDING - 10 });
}
