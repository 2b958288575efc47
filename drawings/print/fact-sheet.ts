import { CORNER_WIDTH, drawCornerLink, drawFoot, type Frame, rule } from "./parts";
import { QUIET, Sheet, type SheetDescription } from "./sheet";

export type PrintedSource = { title: string; publisher: string; year: string; url: string };
export type PrintedFact = { text: string; reason: string; sources: PrintedSource[] };
export type FactSheetMessages = {
  title: string;
  lead: string;
  sourcesHeading: string;
  checked: string;
  facts: PrintedFact[];
};

/** A page of facts with the numbers of their sources, which are footnotes with URLs. */
export async function drawFactSheet(
  description: SheetDescription,
  messages: FactSheetMessages,
  frame: Frame,
): Promise<Buffer> {
  const sheet = new Sheet({ ...description, margin: 46 });
  const sources = distinctSources(messages.facts);
  const textWidth = sheet.width - CORNER_WIDTH - 24;
  sheet.addText("H1", messages.title, {
    face: "serif",
    size: 26,
    x: sheet.margin,
    y: sheet.margin,
    width: textWidth,
    lineGap: -2,
  });
  sheet.addText("P", messages.lead, { size: 11, x: sheet.margin, y: sheet.doc.y + 6, width: textWidth, lineGap: 1.5 });

  let y = Math.max(sheet.doc.y, drawCornerLink(sheet, frame)) + 10;
  for (const { text, reason, sources: own } of messages.facts) {
    rule(sheet, y);
    sheet.addText("P", `${text} [${numbersOf(own, sources)}]`, {
      face: "bold",
      size: 10.5,
      x: sheet.margin,
      y: y + 6,
      width: sheet.width,
      lineGap: 1,
    });
    sheet.addText("P", reason, {
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
  drawSources(sheet, { heading: messages.sourcesHeading, checked: messages.checked, sources, y: y + 8 });

  drawFoot(sheet, frame);
  return sheet.finish();
}

/** The numbers of a text's sources, which are footnotes in the order of all sources. */
export function numbersOf(own: PrintedSource[], all: PrintedSource[]): string {
  return own
    .map(({ url }) => all.findIndex((each) => each.url === url) + 1)
    .sort((a, b) => a - b)
    .join(", ");
}

function distinctSources(facts: PrintedFact[]): PrintedSource[] {
  return [...new Map(facts.flatMap(({ sources }) => sources).map((source) => [source.url, source])).values()];
}

/** Draws the footnotes in two columns. */
export function drawSources(
  sheet: Sheet,
  { heading, checked, sources, y }: { heading: string; checked: string; sources: PrintedSource[]; y: number },
): void {
  sheet.addText("H2", `${heading}. ${checked}`, { face: "bold", size: 8.5, x: sheet.margin, y });
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
    sheet.addText("Note", note, { ...style, x: sheet.margin + column * (width + gap), y: below });
    below += heights[index]!;
  });
}
