import PDFDocument from "pdfkit";
import { encode } from "uqr";

import { type Face, fontFile } from "../fonts";
import { Trace } from "./thumbnail";

export const INK = "#12202b";
export const QUIET = "#4a5a66";
const MARGIN = 54;

export type SheetDescription = {
  title: string;
  /** The language tag, such as `en-US`. */
  lang: string;
  author: string;
  /** The creation date in the file. It is fixed, so that the same texts make the same file. */
  made: Date;
  layout?: "portrait" | "landscape";
  margin?: number;
  /** Receives a trace of what is drawn, for a picture of the sheet. */
  onTrace?: (trace: Trace) => void;
};

type TextStyle = PDFKit.Mixins.TextOptions & { face?: Face; size?: number; color?: string; x?: number; y?: number };

/**
 * Pages of US Letter as a tagged PDF with embedded fonts. Its content is tagged for screen readers (`addText`, `addFigure`)
 * in the order in which it is drawn. Decoration is marked as an artifact (`addArtifact`).
 */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly margin: number;
  private readonly story: PDFKit.PDFStructureElement;
  private readonly trace: Trace | null;
  private readonly written: Promise<Buffer>;

  constructor({ title, lang, author, made, layout = "portrait", margin = MARGIN, onTrace }: SheetDescription) {
    this.margin = margin;
    this.doc = new PDFDocument({
      size: "LETTER",
      layout,
      margin,
      pdfVersion: "1.7",
      tagged: true,
      lang,
      displayTitle: true,
      info: { Title: title, Author: author, CreationDate: made },
      font: fontFile("sans") as unknown as string,
    });
    for (const face of ["serif", "sans", "bold"] as const) this.doc.registerFont(face, fontFile(face));
    this.trace = onTrace ? new Trace(this.doc) : null;
    if (this.trace) onTrace?.(this.trace);
    this.written = collect(this.doc);
    this.story = this.doc.struct("Document", { title });
    this.doc.addStructure(this.story);
  }

  /** The width between the margins, in points. */
  get width(): number {
    return this.doc.page.width - 2 * this.margin;
  }

  /** The y of the bottom margin. */
  get bottom(): number {
    return this.doc.page.height - this.margin;
  }

  /** Begins a new page of the same size. */
  addPage(): void {
    this.doc.addPage();
    this.doc.y = this.margin;
  }

  /** Adds a text with its role: a heading (`H1`), a paragraph (`P`), a caption. */
  addText(role: "H1" | "H2" | "P" | "Note" | "Caption", text: string, style: TextStyle = {}): this {
    this.story.add(
      this.doc.struct(role, {}, () => {
        this.write(text, style);
      }),
    );
    return this;
  }

  /** Adds a table row. Each cell has a function that draws it. */
  row(cells: (() => void)[]): this {
    const heads = cells.map((draw) => this.doc.struct("TH", {}, draw));
    this.story.add(this.doc.struct("Table", {}, [this.doc.struct("TR", {}, heads)]));
    return this;
  }

  /** Adds a drawing with its text alternative. */
  addFigure(alt: string, draw: () => void): this {
    this.story.add(this.doc.struct("Figure", { alt }, draw));
    return this;
  }

  /** Adds decoration, which screen readers skip. */
  addArtifact(draw: () => void): this {
    this.doc.markContent("Artifact", { type: "Layout" });
    this.doc.save();
    draw();
    this.doc.restore();
    this.doc.endMarkedContent();
    return this;
  }

  /** Writes text without a tag, for use within `row`. */
  write(
    text: string,
    { face = "sans", size = 11, color = INK, x = this.doc.x, y = this.doc.y, ...options }: TextStyle = {},
  ): void {
    if (this.trace) this.trace.style = { face, size, color };
    this.doc.font(face).fontSize(size).fillColor(color).text(text, x, y, options);
  }

  /** The height that a text will have, in points. */
  heightOf(text: string, { face = "sans", size = 11, ...options }: TextStyle): number {
    return this.doc.font(face).fontSize(size).heightOfString(text, options);
  }

  /** Draws a URL as a black QR code in a square of the given side. */
  addQrCode(url: string, alt: string, { x, y, side }: { x: number; y: number; side: number }): this {
    const { data, size } = encode(url, { ecc: "M", border: 0 });
    const module = side / size;
    return this.addFigure(alt, () => {
      data.forEach((line, row) =>
        runsOf(line).forEach(([from, length]) => {
          this.doc.rect(x + from * module, y + row * module, length * module, module);
        }),
      );
      this.doc.fill("#000000");
    });
  }

  /** Ends the document and returns the file. */
  async finish(): Promise<Buffer> {
    this.story.end();
    this.doc.end();
    return this.written;
  }
}

/** The dark runs of a line of the code: the first module of each, and its length. */
function runsOf(line: boolean[]): [from: number, length: number][] {
  const runs: [number, number][] = [];
  line.forEach((dark, index) => {
    const last = runs.at(-1);
    if (!dark) return;
    if (last && last[0] + last[1] === index) last[1] += 1;
    else runs.push([index, 1]);
  });
  return runs;
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc
      .on("data", (part: Buffer) => parts.push(part))
      .on("end", () => resolve(Buffer.concat(parts)))
      .on("error", reject);
  });
}
