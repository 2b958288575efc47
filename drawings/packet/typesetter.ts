import bidiFactory from "bidi-js";

import { BASE_FONT, Fonts } from "./fonts.ts";

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
// After these a line may break without a space.
const BREAKS_ANYWHERE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}]/u;

/** What stands in place of characters for which there is no font, so that nothing is an empty box. */
export const NOT_PRINTABLE = "[see signatures.csv]";

// The font library fails at the anchors of some marks (Gurmukhi). Without these features such marks stand beside their letter.
const UNANCHORED = {
  mark: false,
  mkmk: false,
  abvm: false,
  blwm: false,
} as unknown as PDFKit.Mixins.OpenTypeFeatures[];

/** Neighboring characters of one direction and one font. */
interface Run {
  text: string;
  font: string;
  features?: PDFKit.Mixins.OpenTypeFeatures[];
  isRightToLeft: boolean;
}

/** A line of text, as runs from left to right. */
export type Line = Run[];

/** Breaks texts of any script into lines, and draws them. */
export class Typesetter {
  private readonly doc: PDFKit.PDFDocument;
  private readonly fonts: Fonts;

  constructor(doc: PDFKit.PDFDocument) {
    this.doc = doc;
    this.fonts = new Fonts(doc);
  }

  /** The lines of a text at a size and width in points. */
  linesOf(text: string, size: number, width: number): Line[] {
    return text.split("\n").flatMap((paragraph) => this.linesOfParagraph(this.printable(paragraph), size, width));
  }

  /** Draws a line with its top at `y`. */
  draw(line: Line, { x, y, size, color }: { x: number; y: number; size: number; color: string }): void {
    let at = x;
    // Every font has its own ascent, so that runs are set on one baseline.
    const baseline = y + size;
    for (const { text, font, isRightToLeft, ...options } of line) {
      this.doc.font(font).fontSize(size).fillColor(color);
      for (const part of isRightToLeft ? visualWords(text) : [text]) {
        if (part.trim()) this.doc.text(part, at, baseline, { ...options, lineBreak: false, baseline: "alphabetic" });
        at += this.doc.widthOfString(part, options);
      }
    }
  }

  /** The text with a mark in place of every character that no font has, and of every word that cannot be set. */
  private printable(text: string): string {
    if (this.fonts.isPlain(text)) return text;
    let printable = "";
    for (const { segment } of graphemes.segment(text))
      if (this.fonts.fontOf(segment) !== null) printable += segment;
      else if (!printable.endsWith(NOT_PRINTABLE)) printable += NOT_PRINTABLE;
    return printable.replace(/\S+/g, (word) => (this.fonts.isPlain(word) || this.canSet(word) ? word : NOT_PRINTABLE));
  }

  private canSet(word: string): boolean {
    return this.runsOf(word).every((run) => isLaidOut(this.doc, run));
  }

  private linesOfParagraph(text: string, size: number, width: number): Line[] {
    if (this.fonts.isPlain(text) && text.length * size < width) return [[plainRun(text)]];
    const levels = RIGHT_TO_LEFT.test(text) ? bidi.getEmbeddingLevels(text).levels : null;
    return this.breaksOf(text, size, width).map(([from, to]) => this.lineOf(text, levels, from, to));
  }

  /** Where lines begin and end, in the order in which the text is read. */
  private breaksOf(text: string, size: number, width: number): [from: number, to: number][] {
    const lines: [number, number][] = [];
    let from = 0;
    let used = 0;
    let at = 0;
    for (const piece of piecesOf(text)) {
      const needed = this.widthOf(piece, size);
      if (used + needed > width && used > 0 && piece.trim()) {
        lines.push([from, at]);
        from = at;
        used = 0;
      }
      at += piece.length;
      used += needed;
      // A word that is wider than a line is cut.
      for (; used > width && piece.trim(); used = this.widthOf(text.slice(from, at), size)) {
        const cut = from + this.fittingLength(text.slice(from, at), size, width);
        if (cut >= at) break;
        lines.push([from, cut]);
        from = cut;
      }
    }
    return [...lines, [from, at]];
  }

  private fittingLength(text: string, size: number, width: number): number {
    let length = 0;
    let used = 0;
    for (const { segment } of graphemes.segment(text)) {
      used += this.widthOf(segment, size);
      if (used > width && length > 0) break;
      length += segment.length;
    }
    return length;
  }

  private widthOf(text: string, size: number): number {
    return this.runsOf(text).reduce((sum, { text: part, font, ...options }) => {
      this.doc.font(font).fontSize(size);
      return sum + this.doc.widthOfString(part, options);
    }, 0);
  }

  /** The runs of a line from left to right, by rule L2 of the bidirectional algorithm (UAX #9). */
  private lineOf(text: string, levels: Uint8Array | null, from: number, to: number): Line {
    const line = text.slice(from, to).trimEnd();
    if (!levels) return this.runsOf(line);
    const parts: { text: string; level: number }[] = [];
    for (let at = 0; at < line.length; at += 1) {
      const level = levels[from + at]!;
      const last = parts.at(-1);
      if (last?.level === level) last.text += line[at];
      else parts.push({ text: line[at]!, level });
    }
    return reordered(parts).flatMap(({ text: part, level }) => {
      const isRightToLeft = level % 2 === 1;
      const runs = this.runsOf(isRightToLeft ? mirrored(part) : part).map((run) => ({ ...run, isRightToLeft }));
      return isRightToLeft ? runs.reverse() : runs;
    });
  }

  /** A text of one direction, divided by font. */
  private runsOf(text: string): Line {
    if (this.fonts.isPlain(text)) return [plainRun(text)];
    const runs: Line = [];
    for (const { segment } of graphemes.segment(text)) {
      const last = runs.at(-1);
      // Spaces and signs stay with the run before them where its font has them.
      const font = this.fonts.fontOf(segment) ?? BASE_FONT;
      if (last?.font === font) last.text += segment;
      else runs.push({ text: segment, font, isRightToLeft: false });
    }
    return runs.map((run) =>
      run.font === "noto-gurmukhi" && !isLaidOut(this.doc, run) ? { ...run, features: UNANCHORED } : run,
    );
  }
}

function isLaidOut(doc: PDFKit.PDFDocument, { text, font, isRightToLeft: _direction, ...options }: Run): boolean {
  try {
    doc.font(font).widthOfString(text, options);
    return true;
  } catch {
    return false;
  }
}

const plainRun = (text: string): Run => ({ text, font: BASE_FONT, isRightToLeft: false });

/** A text in pieces between which a line may break: words with the spaces after them, and single characters of some scripts. */
function piecesOf(text: string): string[] {
  return (text.match(/\s+|\S+/g) ?? []).flatMap((word) =>
    BREAKS_ANYWHERE.test(word) ? [...graphemes.segment(word)].map(({ segment }) => segment) : [word],
  );
}

/** A right-to-left run as words from left to right. The letters within a word are put in order by the font. */
const visualWords = (text: string): string[] => (text.match(/\s+|\S+/g) ?? []).reverse();

const mirrored = (text: string): string => [...text].map((each) => bidi.getMirroredCharacter(each) ?? each).join("");

function reordered<Part extends { level: number }>(parts: Part[]): Part[] {
  const visual = [...parts];
  const highest = Math.max(0, ...parts.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1)
    for (let start = 0; start < visual.length; start += 1) {
      if (visual[start]!.level < level) continue;
      let end = start;
      while (end < visual.length && visual[end]!.level >= level) end += 1;
      visual.splice(start, end - start, ...visual.slice(start, end).reverse());
      start = end;
    }
  return visual;
}
