import PDFDocument from "pdfkit";
import { encode } from "uqr";

import { type Face, fontFile } from "../fonts";

export const INK = "#12202b";
export const QUIET = "#4a5a66";
const MARGIN = 54;

export type SheetDescription = {
  title: string;
  /** As a document names its language: `en-US`. */
  lang: string;
  author: string;
  /** The date it bears. Fixed, so that the same words make the same file. */
  made: Date;
  layout?: "portrait" | "landscape";
  margin?: number;
};

type TextStyle = PDFKit.Mixins.TextOptions & { face?: Face; size?: number; color?: string; x?: number; y?: number };

/**
 * One page of US Letter with our faces embedded. Everything on it is either said to those who hear the page (`say`,
 * `picture`) in the order in which it is drawn, or is marked as mere decoration (`decorate`).
 */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly margin: number;
  private readonly story: PDFKit.PDFStructureElement;
  private readonly written: Promise<Buffer>;

  constructor({ title, lang, author, made, layout = "portrait", margin = MARGIN }: SheetDescription) {
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
    this.written = collect(this.doc);
    this.story = this.doc.struct("Document", { title });
    this.doc.addStructure(this.story);
  }

  /** Width between the margins. */
  get width(): number {
    return this.doc.page.width - 2 * this.margin;
  }

  /** The lowest place that is still above the margin. */
  get bottom(): number {
    return this.doc.page.height - this.margin;
  }

  /** Writes a text as what it is: a heading (`H1`), a paragraph (`P`), a caption. */
  say(role: "H1" | "H2" | "P" | "Note" | "Caption", text: string, style: TextStyle = {}): this {
    this.story.add(
      this.doc.struct(role, {}, () => {
        this.write(text, style);
      }),
    );
    return this;
  }

  /** A row of cells, of which each is drawn by its own function. */
  row(cells: (() => void)[]): this {
    const heads = cells.map((draw) => this.doc.struct("TH", {}, draw));
    this.story.add(this.doc.struct("Table", {}, [this.doc.struct("TR", {}, heads)]));
    return this;
  }

  /** Something drawn that means something, with the words for it. */
  picture(alt: string, draw: () => void): this {
    this.story.add(this.doc.struct("Figure", { alt }, draw));
    return this;
  }

  /** Something drawn that says nothing. */
  decorate(draw: () => void): this {
    this.doc.markContent("Artifact", { type: "Layout" });
    this.doc.save();
    draw();
    this.doc.restore();
    this.doc.endMarkedContent();
    return this;
  }

  /** Writes text without giving it a place in the story; for use within `row`. */
  write(
    text: string,
    { face = "sans", size = 11, color = INK, x = this.doc.x, y = this.doc.y, ...options }: TextStyle = {},
  ): void {
    this.doc.font(face).fontSize(size).fillColor(color).text(text, x, y, options);
  }

  /** How high a text will stand. */
  heightOf(text: string, { face = "sans", size = 11, ...options }: TextStyle): number {
    return this.doc.font(face).fontSize(size).heightOfString(text, options);
  }

  /** Draws an address as a code for cameras, black on the paper, in a square of the given side. */
  code(url: string, alt: string, { x, y, side }: { x: number; y: number; side: number }): this {
    const { data, size } = encode(url, { ecc: "M", border: 0 });
    const module = side / size;
    return this.picture(alt, () => {
      data.forEach((line, row) =>
        runsOf(line).forEach(([from, length]) => {
          this.doc.rect(x + from * module, y + row * module, length * module, module);
        }),
      );
      this.doc.fill("#000000");
    });
  }

  /** Closes the sheet and gives the file. */
  async finish(): Promise<Buffer> {
    this.story.end();
    this.doc.end();
    return this.written;
  }
}

/** Where a line of a code is dark: from which module, and how many of them. */
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
