import { type GzipPart, gzipPart, joinParts, mergeParts, storedPart } from "../../lib/http/gzip-parts.ts";

/** What is filled in for one reader. */
export type Fill = (slot: string) => string;

/** A text with slots: its fixed parts are compressed once and joined with what is filled in. */
export interface PreparedText {
  parts: readonly (FixedPart | SlotPart)[];
}
type FixedPart = { text: Buffer; zipped: GzipPart };
type SlotPart = { slot: string };

// Below this it costs more to compress a text than to send it.
const STORED_BYTES_MAX = 2_000;

/** Prepares texts (at even places) and names of slots (at odd ones), as `splitAtMarks` returns them. */
export function prepareText(split: string[]): PreparedText {
  const parts = split.flatMap((part, index): (FixedPart | SlotPart)[] => {
    if (index % 2 === 1) return [{ slot: part }];
    const text = Buffer.from(part);
    return text.length === 0 ? [] : [{ text, zipped: gzipPart(text) }];
  });
  return { parts };
}

/** Whether a text has a slot of this name. */
export const hasSlot = ({ parts }: PreparedText, name: string): boolean =>
  parts.some((part) => "slot" in part && part.slot === name);

/** The same text with some of its slots filled for good. Neighbors become one part, so that little is left for each reader. */
export function fillIn({ parts }: PreparedText, filled: ReadonlyMap<string, string>): PreparedText {
  const runs: (FixedPart[] | SlotPart)[] = [];
  for (const part of parts) {
    const content = "slot" in part ? filled.get(part.slot) : undefined;
    const fixed = "slot" in part ? content !== undefined && filledPart(content) : part;
    const last = runs.at(-1);
    if (!fixed) runs.push(part as SlotPart);
    else if (Array.isArray(last)) last.push(fixed);
    else runs.push([fixed]);
  }
  return { parts: runs.map((run) => (Array.isArray(run) ? merge(run) : run)) };
}

function filledPart(content: string): FixedPart {
  const text = Buffer.from(content);
  return { text, zipped: text.length <= STORED_BYTES_MAX ? storedPart(text) : gzipPart(text, 6) };
}

const merge = (run: FixedPart[]): FixedPart => ({
  text: Buffer.concat(run.map(({ text }) => text)),
  zipped: mergeParts(run.map(({ zipped }) => zipped)),
});

/** The whole text for one reader, as a gzip file or as it is. */
export function completeText({ parts }: PreparedText, fill: Fill, gzipped: boolean): Buffer {
  const texts = parts.map((part) => ("slot" in part ? Buffer.from(fill(part.slot)) : part));
  if (!gzipped) return Buffer.concat(texts.map((each) => (Buffer.isBuffer(each) ? each : each.text)));
  return joinParts(texts.map((each) => (Buffer.isBuffer(each) ? storedPart(each) : each.zipped)));
}
