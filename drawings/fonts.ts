import { readFileSync } from "node:fs";
import path from "node:path";

export type Face = "serif" | "sans" | "bold";

// The site's own files are woff2, which pictures cannot be drawn from, and one of them is variable. Here each weight is a file.
const files: Record<Face, string> = {
  serif: "newsreader/files/newsreader-latin-500-normal.woff",
  sans: "public-sans/files/public-sans-latin-400-normal.woff",
  bold: "public-sans/files/public-sans-latin-600-normal.woff",
};

const read = new Map<Face, Buffer>();

/** The file of one of our faces. Each is read once. */
export function fontFile(face: Face): Buffer {
  const known = read.get(face);
  if (known) return known;
  const file = readFileSync(path.join(process.cwd(), "node_modules/@fontsource", files[face]));
  read.set(face, file);
  return file;
}
