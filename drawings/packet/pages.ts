import PDFDocument from "pdfkit";

import { Typesetter } from "./typesetter.ts";

export const INK = "#12202b";
export const QUIET = "#4a5a66";
export const MARGIN = 54;
const FOOT_HEIGHT = 24;

export interface PagesDescription {
  title: string;
  author: string;
  made: Date;
  /** What every page says at its foot beside its number. */
  foot: string;
}

interface StructureTree {
  get: (key: number) => unknown;
  add: (key: number, value: unknown) => void;
}
interface Internals {
  _fontFamilies: Record<string, { layoutCache?: Record<string, unknown> }>;
  page: { structParentTreeKey: number };
  getStructParentTree: () => StructureTree;
  ref: (data: unknown) => { data: unknown; end: () => void };
}

/**
 * A tagged PDF of many pages, which gives its bytes away as it is drawn. Only what the end of the file needs stays in memory:
 * for each page some numbers. So whoever draws closes each structure element on the page on which it began.
 */
export class Pages {
  readonly doc: PDFKit.PDFDocument;
  readonly type: Typesetter;
  /** Where the next line begins. */
  y = MARGIN;
  private readonly foot: string;
  private readonly story: PDFKit.PDFStructureElement;
  private section: PDFKit.PDFStructureElement;
  private number = 0;

  constructor(description: PagesDescription) {
    this.foot = description.foot;
    const { title, author, made } = description;
    this.doc = new PDFDocument({
      size: "LETTER",
      margin: 0,
      pdfVersion: "1.7",
      tagged: true,
      lang: "en-US",
      displayTitle: true,
      autoFirstPage: false,
      info: { Title: title, Author: author, CreationDate: made },
      // The library would open a font again at each use that it already has as the default.
      font: null,
    } as unknown as PDFKit.PDFDocumentOptions);
    this.type = new Typesetter(this.doc);
    this.story = this.doc.struct("Document", { title });
    this.doc.addStructure(this.story);
    this.section = this.startSection();
    this.addPage();
  }

  get width(): number {
    return this.doc.page.width - 2 * MARGIN;
  }

  private get bottom(): number {
    return this.doc.page.height - MARGIN - FOOT_HEIGHT;
  }

  /** Whether so much more fits on the page. */
  fits(height: number): boolean {
    return this.y + height <= this.bottom;
  }

  /** Begins a page, unless so much fits on this one. Returns whether it began one. */
  need(height: number): boolean {
    if (this.fits(height)) return false;
    this.addPage();
    return true;
  }

  addPage(): void {
    this.closePage();
    this.doc.addPage();
    this.number += 1;
    this.y = MARGIN;
    this.section = this.startSection();
    this.addArtifact(() => {
      const y = this.doc.page.height - MARGIN - FOOT_HEIGHT / 2;
      this.doc.font("sans").fontSize(8).fillColor(QUIET);
      this.doc.text(this.foot, MARGIN, y, { lineBreak: false });
      const page = `Page ${this.number}`;
      this.doc.text(page, MARGIN + this.width - this.doc.widthOfString(page), y, { lineBreak: false });
    });
  }

  /** Adds an element to the page. */
  add(element: PDFKit.PDFStructureElement): void {
    this.section.add(element);
  }

  /** Adds a figure with the text that replaces it for those who do not see it. */
  addFigure(alt: string, draw: () => void): void {
    this.add(this.doc.struct("Figure", { alt }, draw));
  }

  /** Adds decoration, which screen readers skip. */
  addArtifact(draw: () => void): void {
    this.doc.markContent("Artifact", { type: "Layout" });
    draw();
    this.doc.endMarkedContent();
  }

  /** Adds a text of any length and script, over as many pages as it needs. */
  addText(role: "H1" | "H2" | "P", text: string, { size, gap = 4, color = INK }: TextStyle): void {
    let lines = this.type.linesOf(text, size, this.width);
    while (lines.length > 0) {
      const step = size * LEADING;
      this.need(step);
      const fitting = Math.max(1, Math.floor((this.bottom - this.y) / step));
      const shown = lines.slice(0, fitting);
      this.add(
        this.doc.struct(role, {}, () => {
          for (const line of shown) {
            this.type.draw(line, { x: MARGIN, y: this.y, size, color });
            this.y += step;
          }
        }),
      );
      lines = lines.slice(fitting);
    }
    this.y += gap;
  }

  /** The bytes that are ready. */
  take(): Uint8Array {
    return (this.doc.read() as Buffer | null) ?? new Uint8Array();
  }

  /** Ends the file, and returns its last bytes. */
  finish(): Uint8Array {
    this.closePage();
    this.story.end();
    this.doc.end();
    return this.take();
  }

  private startSection(): PDFKit.PDFStructureElement {
    const section = this.doc.struct("Sect");
    this.story.add(section);
    return section;
  }

  /** Writes what the structure says of the page, so that its elements need not stay in memory until the end. */
  private closePage(): void {
    this.section.end();
    if (this.number === 0) return;
    const internals = this.doc as unknown as Internals;
    const key = internals.page.structParentTreeKey;
    const tree = internals.getStructParentTree();
    const elements = internals.ref(tree.get(key));
    elements.end();
    // It is written; only its number is needed from here on.
    elements.data = null;
    tree.add(key, elements);
    // The glyphs of every word are kept. Most words of a page are on it again, and names are hardly ever again.
    for (const font of Object.values(internals._fontFamilies))
      font.layoutCache = Object.create(null) as Record<string, unknown>;
  }
}

const LEADING = 1.3;

interface TextStyle {
  size: number;
  gap?: number;
  color?: string;
}
