import { drawSources, numbersOf, type PrintedSource } from "./fact-sheet";
import { CORNER_WIDTH, drawCornerLink, drawFoot, type Frame, rule } from "./parts";
import { Sheet, type SheetDescription } from "./sheet";

export type PrintedLesson = {
  title: string;
  lead: string;
  sourcesHeading: string;
  checked: string;
  sections: { heading: string; paragraphs: { text: string; sources: PrintedSource[] }[]; points: string[] }[];
  /** All sources, in the order of their numbers. */
  sources: PrintedSource[];
};

const BULLET_WIDTH = 12;
// The space that the footer needs, and the sources above it.
const FOOT_HEIGHT = 42;
const SOURCES_HEIGHT = 96;

const styles = {
  heading: { face: "serif", size: 13.5 },
  text: { size: 9.5, lineGap: 1 },
} as const;

/** A lesson plan on two pages: what a teacher does minute by minute, with the numbers of the sources at the end. */
export async function drawLessonPlan(
  description: SheetDescription,
  { title, lead, sections, sources, sourcesHeading, checked }: PrintedLesson,
  frame: Frame,
): Promise<Buffer> {
  const sheet = new Sheet({ ...description, margin: 46 });
  const { margin: x } = sheet;
  const width = sheet.width - CORNER_WIDTH - 24;
  sheet.addText("H1", title, { face: "serif", size: 26, x, y: x, width });
  sheet.addText("P", lead, { size: 11, x, y: sheet.doc.y + 6, width, lineGap: 1.5 });
  rule(sheet, Math.max(sheet.doc.y, drawCornerLink(sheet, frame)) + 8);
  sheet.doc.y = Math.max(sheet.doc.y, x + 100) + 10;

  for (const { heading, paragraphs, points } of sections) {
    const texts = paragraphs.map(({ text, sources: own }) =>
      own.length > 0 ? `${text} [${numbersOf(own, sources)}]` : text,
    );
    // A heading stays on one page with the text below it.
    requireSpace(sheet, 22 + heightOf(sheet, texts[0] ?? points[0] ?? "", sheet.width));
    sheet.addText("H2", heading, { ...styles.heading, x, y: sheet.doc.y + 8, width: sheet.width });
    for (const text of texts) drawText(sheet, text);
    for (const point of points) drawText(sheet, point, "•");
  }
  requireSpace(sheet, SOURCES_HEIGHT);
  rule(sheet, sheet.doc.y + 8);
  drawSources(sheet, { heading: sourcesHeading, checked, sources, y: sheet.doc.y + 14 });
  drawFoot(sheet, frame);
  return sheet.finish();
}

function drawText(sheet: Sheet, text: string, bullet?: string): void {
  const indent = bullet === undefined ? 0 : BULLET_WIDTH;
  const width = sheet.width - indent;
  requireSpace(sheet, heightOf(sheet, text, width));
  const y = sheet.doc.y + 2.5;
  if (bullet !== undefined) sheet.addArtifact(() => sheet.write(bullet, { ...styles.text, x: sheet.margin, y }));
  sheet.addText("P", text, { ...styles.text, x: sheet.margin + indent, y, width });
}

function heightOf(sheet: Sheet, text: string, width: number): number {
  return sheet.heightOf(text, { ...styles.text, width }) + 2.5;
}

/** Begins a new page if this one has less than a height left above the footer. */
function requireSpace(sheet: Sheet, height: number): void {
  if (sheet.doc.y + height <= sheet.bottom - FOOT_HEIGHT) return;
  sheet.addPage();
}
