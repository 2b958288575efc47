import type { Face } from "../fonts";

export type TracedStyle = { face: Face; size: number; color: string };

/** What a small picture of a sheet takes from the library that draws the sheet. The library does not declare these parts. */
type Internals = PDFKit.PDFDocument & {
  _font: { ascender: number };
  _fragment(text: string, x: number, y: number, options: { width?: number; align?: string; lineWidth?: number }): void;
};

// A picture can load no font file, so each line is stretched to the width that it has on the sheet.
const families: Record<Face, string> = {
  serif: 'font-family="Newsreader,Georgia,serif"',
  sans: 'font-family="Public Sans,Arial,sans-serif"',
  bold: 'font-family="Public Sans,Arial,sans-serif" font-weight="600"',
};

/**
 * Records what is drawn on the first page of a sheet, as SVG: every line of text in its place, and every line and area. The
 * picture comes from the same drawing as the file, so it shows what the file shows.
 */
export class Trace {
  style: TracedStyle = { face: "sans", size: 11, color: "#000" };
  private readonly parts: string[] = [];
  private readonly size: { width: number; height: number };
  private path = "";
  private paint = { stroke: "#000", fill: "#000", width: "1" };
  private readonly saved: { paint: Trace["paint"]; groups: number }[] = [];
  private groups = 0;

  constructor(document: PDFKit.PDFDocument) {
    const doc = document as Internals;
    const page = doc.page;
    this.size = { width: page.width, height: page.height };
    const { _fragment: fragment, addContent } = doc;
    let inText = false;
    doc.addContent = (content: string) => {
      if (!inText && doc.page === page) this.follow(content);
      return addContent.call(doc, content);
    };
    doc._fragment = (text, x, y, options) => {
      if (doc.page === page) this.addLine(doc, { text, x, y }, options);
      inText = true;
      fragment.call(doc, text, x, y, options);
      inText = false;
    };
  }

  /** The picture. The sheet must be finished. */
  svg(): string {
    const { width, height } = this.size;
    const box = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${box}><path fill="#fff" d="M0 0h${width}v${height}H0z"/>${this.parts.join("")}</svg>`;
  }

  private addLine(
    doc: Internals,
    { text, x, y }: { text: string; x: number; y: number },
    { width, align, lineWidth = 0 }: { width?: number; align?: string; lineWidth?: number },
  ): void {
    const line = text.trimEnd();
    if (line === "") return;
    const { face, size, color } = this.style;
    const length = doc.widthOfString(line);
    const left = width && align === "right" ? x + lineWidth - length : x;
    const place = `x="${short(left)}" y="${short(y + (doc._font.ascender / 1000) * size)}" textLength="${short(length)}"`;
    const shape = `font-size="${size}" lengthAdjust="spacingAndGlyphs" fill="${color}" ${families[face]}`;
    this.parts.push(`<text ${place} ${shape}>${escaped(line)}</text>`);
  }

  /** Follows one piece of a page description: a path, its paint, a transformation, or the state around it. */
  private follow(content: string): void {
    const values = content.trim().split(/\s+/);
    const operator = values.pop() ?? "";
    const draw = pathOperators[operator];
    if (draw) this.path += draw(values.map((value) => short(Number(value))));
    else if (operator === "S" || operator === "f") this.addPath(operator);
    else if (operator === "w") this.paint = { ...this.paint, width: values[0] ?? "1" };
    else if (operator === "SCN") this.paint = { ...this.paint, stroke: colorOf(values) };
    else if (operator === "scn") this.paint = { ...this.paint, fill: colorOf(values) };
    else if (operator === "q") this.saved.push({ paint: this.paint, groups: this.groups });
    else if (operator === "Q") this.restore();
    else if (operator === "cm") {
      this.groups += 1;
      this.parts.push(`<g transform="matrix(${values.join(" ")})">`);
    }
  }

  private restore(): void {
    const last = this.saved.pop();
    if (!last) return;
    this.parts.push("</g>".repeat(this.groups - last.groups));
    this.groups = last.groups;
    this.paint = last.paint;
  }

  private addPath(operator: "S" | "f"): void {
    const { stroke, fill, width } = this.paint;
    const paint = operator === "S" ? `fill="none" stroke="${stroke}" stroke-width="${width}"` : `fill="${fill}"`;
    this.parts.push(`<path ${paint} d="${this.path}"/>`);
    this.path = "";
  }
}

const pathOperators: Record<string, (values: string[]) => string> = {
  m: (values) => `M${values.join(" ")}`,
  l: (values) => `L${values.join(" ")}`,
  c: (values) => `C${values.join(" ")}`,
  h: () => "Z",
  re: ([x, y, width, height]) => `M${x} ${y}h${width}v${height}h-${width}z`,
};

function colorOf(values: string[]): string {
  return `rgb(${values.map((value) => Math.round(Number(value) * 255)).join(" ")})`;
}

function short(value: number): string {
  return `${Math.round(value * 100) / 100}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
