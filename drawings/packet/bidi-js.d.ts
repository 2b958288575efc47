// The part of bidi-js that we use; it has no types of its own (https://github.com/lojjic/bidi-js).
declare module "bidi-js" {
  interface EmbeddingLevels {
    levels: Uint8Array;
  }
  interface Bidi {
    getEmbeddingLevels: (text: string, baseDirection?: "ltr" | "rtl" | "auto") => EmbeddingLevels;
    getMirroredCharacter: (character: string) => string | null;
  }
  export default function bidiFactory(): Bidi;
}
