import { drawFoot, type Frame, rule } from "./parts";
import { QUIET, Sheet, type SheetDescription } from "./sheet";

export type PrintedSource = { title: string; publisher: string; year: string; url: string };
export type PrintedFact = { text: string; reason: string; sources: PrintedSource[] };
export type FactSheetWords = {
  title: string;
  lead: string;
  sourcesHeading: string;
  checked: string;
  facts: PrintedFact[];
};

const WAY_WIDTH = 128;

/** A page of facts, each with the numbers of its sources, which stand as footnotes below with their addresses. */
export async function drawFactSheet(
  description: SheetDescription,
  words: FactSheetWords,
  frame: Frame,
): Promise<Buffer> {
  const sheet = new Sheet({ ...description, margin: 46 });
  const sources = distinctSources(words.facts);
  const textWidth = sheet.width - WAY_WIDTH - 24;
  sheet.say("H1", words.title, {
    face: "serif",
    size: 26,
    x: sheet.margin,
    y: sheet.margin,
    width: textWidth,
    lineGap: -2,
  });
  sheet.say("P", words.lead, { size: 11, x: sheet.margin, y: sheet.doc.y + 6, width: textWidth, lineGap: 1.5 });

  let y = Math.max(sheet.doc.y, drawWayAbove(sheet, frame)) + 10;
  for (const { text, reason, sources: own } of words.facts) {
    rule(sheet, y);
    sheet.say("P", `${text} [${numbersOf(own, sources)}]`, {
      face: "bold",
      size: 10.5,
      x: sheet.margin,
      y: y + 6,
      width: sheet.width,
      lineGap: 1,
    });
    sheet.say("P", reason, {
      size: 9,
      color: QUIET,
      x: sheet.margin,
      y: sheet.doc.y + 1,
      width: sheet.width,
      lineGap: 0.5,
    });
    y = sheet.doc.y + 6;
  }
  rule(sheet, y);
  drawSources(sheet, { heading: words.sourcesHeading, checked: words.checked, sources, y: y + 8 });

  drawFoot(sheet, frame);
  return sheet.finish();
}

/** The code in the corner, with the words for it below. Gives the place below them. */
function drawWayAbove(sheet: Sheet, { url, qrAlt, act, scan }: Frame): number {
  const x = sheet.margin + sheet.width - WAY_WIDTH;
  sheet.code(url, qrAlt, { x: x + WAY_WIDTH - 72, y: sheet.margin, side: 72 });
  sheet.say("P", act, { face: "bold", size: 9, x, y: sheet.margin + 77, width: WAY_WIDTH, align: "right" });
  sheet.say("P", scan, { size: 8, color: QUIET, x, width: WAY_WIDTH, align: "right" });
  return sheet.doc.y;
}

function numbersOf(own: PrintedSource[], all: PrintedSource[]): string {
  return own
    .map(({ url }) => all.findIndex((each) => each.url === url) + 1)
    .sort((a, b) => a - b)
    .join(", ");
}

function distinctSources(facts: PrintedFact[]): PrintedSource[] {
  return [...new Map(facts.flatMap(({ sources }) => sources).map((source) => [source.url, source])).values()];
}

/** The footnotes, in two columns: what fills the first goes on in the second. */
function drawSources(
  sheet: Sheet,
  { heading, checked, sources, y }: { heading: string; checked: string; sources: PrintedSource[]; y: number },
): void {
  sheet.say("H2", `${heading}. ${checked}`, { face: "bold", size: 8.5, x: sheet.margin, y });
  const top = sheet.doc.y + 2;
  const gap = 18;
  const width = (sheet.width - gap) / 2;
  const style = { size: 6.8, width, lineGap: 0.3 };
  const notes = sources.map(
    ({ title, publisher, year, url }, index) => `${index + 1}. ${title}. ${publisher}, ${year}. ${url}`,
  );
  const heights = notes.map((note) => sheet.heightOf(note, style) + 1.5);
  const half = heights.reduce((sum, height) => sum + height, 0) / 2;
  let [column, below] = [0, top];
  notes.forEach((note, index) => {
    if (column === 0 && below - top + heights[index]! / 2 > half) [column, below] = [1, top];
    sheet.say("Note", note, { ...style, x: sheet.margin + column * (width + gap), y: below });
    below += heights[index]!;
  });
}
