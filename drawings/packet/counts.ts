import { INK, MARGIN, type Pages, QUIET } from "./pages.ts";

const PLOT_HEIGHT = 110;
const BAR_GAP = 4;
const BAR_WIDTH_MAX = 40;
const SEA = "#1f5f8b";

interface MonthCount {
  month: string;
  count: number;
}

/** Draws a bar for each month, with its count. */
export function drawMonths(pages: Pages, months: MonthCount[]): void {
  if (months.length === 0) return;
  pages.need(PLOT_HEIGHT + 60);
  pages.addText("H2", "Signatures by month", { size: 14, gap: 4 });
  const top = pages.y;
  const width = Math.min(BAR_WIDTH_MAX, pages.width / months.length - BAR_GAP);
  const highest = Math.max(...months.map(({ count }) => count));
  const alt = `Bars: ${months.map(({ month, count }) => `${month}: ${count.toLocaleString("en-US")}`).join(", ")}.`;
  // With many months there is no room for every label.
  const labelled = Math.ceil(44 / (width + BAR_GAP));
  pages.addFigure(alt, () => {
    months.forEach(({ month, count }, index) => {
      const x = MARGIN + index * (width + BAR_GAP);
      const height = Math.max(1, (count / highest) * (PLOT_HEIGHT - 14));
      pages.doc.rect(x, top + PLOT_HEIGHT - height, width, height).fill(SEA);
      if (index % labelled > 0) return;
      pages.doc.font("sans").fontSize(7).fillColor(INK);
      pages.doc.text(count.toLocaleString("en-US"), x, top + PLOT_HEIGHT - height - 10, { lineBreak: false });
      pages.doc.fillColor(QUIET).text(month, x, top + PLOT_HEIGHT + 4, { lineBreak: false });
    });
  });
  pages.y = top + PLOT_HEIGHT + 24;
}

const LINE = 13;
const NAME_SIZE = 9;
// What a column has beside the name: a gap, the number, and the gap to the next column.
const BESIDE_NAME = 50;

interface DistrictCount {
  geoid: string | null;
  count: number;
}

/** Draws a table of the districts with their counts, over as many pages as it needs. */
export function drawCounts(
  pages: Pages,
  heading: string,
  counts: DistrictCount[],
  nameOf: (geoid: string | null) => string | null,
): void {
  if (counts.every(({ geoid }) => geoid === null)) return;
  const rows = counts.map(({ geoid, count }) => ({ name: nameOf(geoid) ?? "District not known", count }));
  rows.sort((a, b) => collator.compare(a.name, b.name));
  // Some states join the names of several counties, which need wider columns.
  const fit = rows.every(({ name }) => linesOfName(pages, name, pages.width / 3).length === 1);
  const columns = fit ? 3 : 2;
  pages.need(LINE * 5);
  pages.addText("H2", heading, { size: 14, gap: 4 });
  while (rows.length > 0) {
    pages.need(LINE);
    let lines = 1;
    while (lines < Math.ceil(rows.length / columns) && pages.fits((lines + 1) * LINE)) lines += 1;
    drawTable(pages, rows.splice(0, lines * columns), { lines, columns });
  }
  pages.y += 10;
}

const collator = new Intl.Collator("en", { numeric: true });

const linesOfName = (pages: Pages, name: string, width: number) =>
  pages.type.linesOf(name, NAME_SIZE, width - BESIDE_NAME);

interface TableShape {
  lines: number;
  columns: number;
}

function drawTable(pages: Pages, rows: { name: string; count: number }[], { lines, columns }: TableShape): void {
  const { doc } = pages;
  const width = pages.width / columns;
  const top = pages.y;
  const table = doc.struct("Table");
  pages.add(table);
  rows.forEach(({ name, count }, index) => {
    const x = MARGIN + Math.floor(index / lines) * width;
    const y = top + (index % lines) * LINE;
    const number = count.toLocaleString("en-US");
    const head = doc.struct("TH", { scope: "Row" } as PDFKit.Mixins.StructureElementOptions, () => {
      const [line] = linesOfName(pages, name, width);
      if (line) pages.type.draw(line, { x, y, size: NAME_SIZE, color: INK });
    });
    const cell = doc.struct("TD", {}, () => {
      doc.font("sans").fontSize(9).fillColor(INK);
      doc.text(number, x + width - 20 - doc.widthOfString(number), y, { lineBreak: false });
    });
    table.add(doc.struct("TR", {}, [head, cell]));
  });
  table.end();
  pages.y = top + lines * LINE;
}
