import { readFileSync } from "node:fs";
import path from "node:path";

export type Face = "serif" | "sans" | "bold";

// The libraries that draw cannot read the woff2 files of the site, one of which is variable. Here each weight is a file.
const files: Record<Face, string> = {
  serif: "newsreader/files/newsreader-latin-500-normal.woff",
  sans: "public-sans/files/public-sans-latin-400-normal.woff",
  bold: "public-sans/files/public-sans-latin-600-normal.woff",
};

const read = new Map<Face, Buffer>();

/** The font file of a face. Each is read once. */
export function fontFile(face: Face): Buffer {
  const known = read.get(face);
  if (known) return known;
  const file = readFileSync(path.join(process.cwd(), "node_modules/@fontsource", files[face]));
  read.set(face, file);
  return file;
}
