import { type GzipPart, gzipPart, joinParts, storedPart } from "../../lib/http/gzip-parts.ts";

/** What is filled in for one reader. */
export type Fill = (slot: string) => string;

/** A text with slots: its fixed parts are compressed once and joined with what is filled in. */
export interface PreparedText {
  parts: readonly (FixedPart | SlotPart)[];
}
type FixedPart = { text: Buffer; zipped: GzipPart };
type SlotPart = { slot: string };

// Below this it costs more to compress a text than to send it.
const STORED_BYTES_MAX = 300;

/** Prepares texts (at even places) and names of slots (at odd ones), as `splitAtMarks` returns them. */
export function prepareText(split: string[]): PreparedText {
  const parts = split.flatMap((part, index): (FixedPart | SlotPart)[] => {
    if (index % 2 === 1) return [{ slot: part }];
    const text = Buffer.from(part);
    return text.length === 0 ? [] : [{ text, zipped: gzipPart(text) }];
  });
  return { parts };
}

/** The same text with some of its slots filled for good. Neighbors become one part. */
export function fillIn({ parts }: PreparedText, filled: ReadonlyMap<string, string>): PreparedText {
  return {
    parts: parts.flatMap((part): (FixedPart | SlotPart)[] => {
      if (!("slot" in part)) return [part];
      const content = filled.get(part.slot);
      if (content === undefined) return [part];
      const text = Buffer.from(content);
      const zipped = text.length <= STORED_BYTES_MAX ? storedPart(text) : gzipPart(text, 6);
      return text.length === 0 ? [] : [{ text, zipped }];
    }),
  };
}

/** The whole text for one reader, as a gzip file or as it is. */
export function completeText({ parts }: PreparedText, fill: Fill, gzipped: boolean): Buffer {
  const texts = parts.map((part) => ("slot" in part ? Buffer.from(fill(part.slot)) : part));
  if (!gzipped) return Buffer.concat(texts.map((each) => (Buffer.isBuffer(each) ? each : each.text)));
  return joinParts(texts.map((each) => (Buffer.isBuffer(each) ? storedPart(each) : each.zipped)));
}
