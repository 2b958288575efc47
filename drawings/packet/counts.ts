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
// What each line of a name needs that has several.
const NAME_LINE = 11;
// What a column has beside the name: a gap, the number, and the gap to the next column.
const BESIDE_NAME = 50;

interface DistrictCount {
  geoid: string | null;
  count: number;
}

interface CountRow {
  name: ReturnType<Pages["type"]["linesOf"]>;
  count: number;
  height: number;
}

/** Draws a table of the districts with their counts, over as many pages as it needs. Long names have several lines. */
export function drawCounts(
  pages: Pages,
  heading: string,
  counts: DistrictCount[],
  nameOf: (geoid: string | null) => string | null,
): void {
  if (counts.every(({ geoid }) => geoid === null)) return;
  const named = counts.map(({ geoid, count }) => ({ name: nameOf(geoid) ?? "District not known", count }));
  named.sort((a, b) => collator.compare(a.name, b.name));
  // Some states join the names of several counties, which need wider columns.
  const columns = named.every(({ name }) => linesOfName(pages, name, 3).length === 1) ? 3 : 2;
  const rows = named.map(({ name, count }): CountRow => {
    const lines = linesOfName(pages, name, columns);
    return { name: lines, count, height: LINE + (lines.length - 1) * NAME_LINE };
  });
  pages.need(LINE * 5);
  pages.addText("H2", heading, { size: 14, gap: 4 });
  while (rows.length > 0) {
    pages.need(rows[0]!.height);
    const filled = fillColumns(rows, columns, (height) => pages.fits(height));
    drawTable(pages, filled, pages.width / columns);
    rows.splice(0, filled.flat().length);
  }
  pages.y += 10;
}

const collator = new Intl.Collator("en", { numeric: true });

const linesOfName = (pages: Pages, name: string, columns: number) =>
  pages.type.linesOf(name, NAME_SIZE, pages.width / columns - BESIDE_NAME);

/** The rows that one page takes, in columns of about the same height: all that are left, or as many as fit. */
function fillColumns(rows: CountRow[], columns: number, fits: (height: number) => boolean): CountRow[][] {
  let height = rows[0]!.height;
  let filled = columnsOf(rows, columns, height);
  while (filled.flat().length < rows.length && fits(height + 1)) {
    height += 1;
    filled = columnsOf(rows, columns, height);
  }
  return filled;
}

/** The first rows in columns of at most this height. */
function columnsOf(rows: CountRow[], columns: number, height: number): CountRow[][] {
  const filled: CountRow[][] = [];
  let used = Infinity;
  for (const row of rows) {
    if (used + row.height > height) {
      if (filled.length === columns || row.height > height) break;
      filled.push([]);
      used = 0;
    }
    filled.at(-1)!.push(row);
    used += row.height;
  }
  return filled;
}

function drawTable(pages: Pages, columns: CountRow[][], width: number): void {
  const { doc } = pages;
  const top = pages.y;
  const table = doc.struct("Table");
  pages.add(table);
  let bottom = top;
  columns.forEach((rows, column) => {
    const x = MARGIN + column * width;
    let y = top;
    for (const { name, count, height } of rows) {
      const at = y;
      const number = count.toLocaleString("en-US");
      const head = doc.struct("TH", { scope: "Row" } as PDFKit.Mixins.StructureElementOptions, () => {
        name.forEach((line, index) => {
          pages.type.draw(line, { x, y: at + index * NAME_LINE, size: NAME_SIZE, color: INK });
        });
      });
      const cell = doc.struct("TD", {}, () => {
        doc.font("sans").fontSize(9).fillColor(INK);
        doc.text(number, x + width - 20 - doc.widthOfString(number), at, { lineBreak: false });
      });
      table.add(doc.struct("TR", {}, [head, cell]));
      y += height;
    }
    bottom = Math.max(bottom, y);
  });
  table.end();
  pages.y = bottom;
}
