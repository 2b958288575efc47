import { readFileSync } from "node:fs";
import path from "node:path";

import { create, type Font } from "fontkit";

import { openTypeOf } from "./woff.ts";

const modules = path.join(process.cwd(), "node_modules");
const noto = (family: string, subset: string) =>
  `@fontsource/noto-sans${family}/files/noto-sans${family}-${subset}-400-normal.woff`;

interface FallbackFont {
  name: string;
  file: string;
  /** The characters for which the font is opened at all. */
  script: RegExp;
}

const LATIN = /[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

// In this order. Han characters are drawn in their simplified form where the forms differ, which readers of all three
// languages can read.
const fallbackFonts: FallbackFont[] = [
  {
    name: "public-sans-ext",
    file: "@fontsource/public-sans/files/public-sans-latin-ext-400-normal.woff",
    script: LATIN,
  },
  { name: "noto-latin", file: noto("", "latin"), script: LATIN },
  { name: "noto-latin-ext", file: noto("", "latin-ext"), script: LATIN },
  { name: "noto-vietnamese", file: noto("", "vietnamese"), script: LATIN },
  { name: "noto-cyrillic", file: noto("", "cyrillic"), script: /\p{Script=Cyrillic}/u },
  { name: "noto-cyrillic-ext", file: noto("", "cyrillic-ext"), script: /\p{Script=Cyrillic}/u },
  { name: "noto-greek", file: noto("", "greek"), script: /\p{Script=Greek}/u },
  { name: "noto-greek-ext", file: noto("", "greek-ext"), script: /\p{Script=Greek}/u },
  { name: "noto-armenian", file: noto("-armenian", "armenian"), script: /\p{Script=Armenian}/u },
  { name: "noto-georgian", file: noto("-georgian", "georgian"), script: /\p{Script=Georgian}/u },
  { name: "noto-hebrew", file: noto("-hebrew", "hebrew"), script: /\p{Script=Hebrew}/u },
  {
    name: "noto-arabic",
    file: noto("-arabic", "arabic"),
    script: /(?:\p{Script=Arabic}|[\u060C\u061B\u061F\u0640]|[\u064B-\u0655])/u,
  },
  { name: "noto-ethiopic", file: noto("-ethiopic", "ethiopic"), script: /\p{Script=Ethiopic}/u },
  { name: "noto-devanagari", file: noto("-devanagari", "devanagari"), script: /[\p{Script=Devanagari}\u0964\u0965]/u },
  { name: "noto-bengali", file: noto("-bengali", "bengali"), script: /\p{Script=Bengali}/u },
  { name: "noto-gurmukhi", file: noto("-gurmukhi", "gurmukhi"), script: /\p{Script=Gurmukhi}/u },
  { name: "noto-gujarati", file: noto("-gujarati", "gujarati"), script: /\p{Script=Gujarati}/u },
  { name: "noto-tamil", file: noto("-tamil", "tamil"), script: /\p{Script=Tamil}/u },
  { name: "noto-telugu", file: noto("-telugu", "telugu"), script: /\p{Script=Telugu}/u },
  { name: "noto-thai", file: noto("-thai", "thai"), script: /\p{Script=Thai}/u },
  { name: "noto-khmer", file: noto("-khmer", "khmer"), script: /\p{Script=Khmer}/u },
  {
    name: "noto-korean",
    file: "@embedpdf/fonts-kr/fonts/NotoSansKR-Regular.otf",
    script: /\p{Script=Hangul}/u,
  },
  {
    name: "noto-chinese",
    file: "@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf",
    script: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]/u,
  },
];

interface LoadedFont {
  bytes: Buffer;
  characters: Set<number>;
}

const loaded = new Map<string, LoadedFont>();

function load(file: string): LoadedFont {
  const known = loaded.get(file);
  if (known) return known;
  const bytes = openTypeOf(readFileSync(path.join(modules, file)));
  const font = { bytes, characters: new Set((create(bytes) as Font).characterSet) };
  loaded.set(file, font);
  return font;
}

const BASE_FILE = "@fontsource/public-sans/files/public-sans-latin-400-normal.woff";

const BOLD_FILE = "@fontsource/public-sans/files/public-sans-latin-600-normal.woff";

/** The font of most texts. */
export const BASE_FONT = "sans";

// Joiners and selectors choose a form and need no glyph.
const NEEDS_NO_GLYPH = /\u200C|\u200D|\p{Variation_Selector}/u;
// Texts repeat their characters. The bound is for hostile ones.
const CLUSTERS_MAX = 20_000;

/** Chooses fonts by the characters that they have, and registers those that a document uses. `bold` has Latin letters only. */
export class Fonts {
  private readonly fontOfCluster = new Map<string, string | null>();
  private readonly registered = new Set<string>();

  private readonly doc: PDFKit.PDFDocument;

  constructor(doc: PDFKit.PDFDocument) {
    this.doc = doc;
    for (const [name, file] of Object.entries({ [BASE_FONT]: BASE_FILE, bold: BOLD_FILE }))
      doc.registerFont(name, load(file).bytes);
  }

  /** Whether the font of most texts has every character. */
  isPlain(text: string): boolean {
    const { characters } = load(BASE_FILE);
    for (let at = 0; at < text.length; at += 1) if (!characters.has(text.charCodeAt(at))) return false;
    return true;
  }

  /** The font that has all of a character with its marks, or null where none has. */
  fontOf(cluster: string): string | null {
    const known = this.fontOfCluster.get(cluster);
    if (known !== undefined) return known;
    if (this.fontOfCluster.size >= CLUSTERS_MAX) this.fontOfCluster.clear();
    const font = this.find(cluster);
    this.fontOfCluster.set(cluster, font);
    return font;
  }

  private find(cluster: string): string | null {
    const points = [...cluster]
      .filter((character) => !NEEDS_NO_GLYPH.test(character))
      .map((each) => each.codePointAt(0)!);
    const hasAll = (file: string) => points.every((point) => load(file).characters.has(point));
    if (hasAll(BASE_FILE)) return BASE_FONT;
    const font = fallbackFonts.find(({ file, script }) => script.test(cluster) && hasAll(file));
    if (!font) return null;
    if (!this.registered.has(font.name)) {
      this.doc.registerFont(font.name, load(font.file).bytes);
      this.registered.add(font.name);
    }
    return font.name;
  }
}
