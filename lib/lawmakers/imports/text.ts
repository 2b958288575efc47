import { isUtf8 } from "node:buffer";

import type { ImportFile, ReadingContext } from "./schema";

const LINE_END = 0x0a;
// A line of the published files has some hundred bytes.
const LINE_BYTES_MAX = 100_000;

/** The text of a file, line by line with the line ends, without a byte order mark. Anything but UTF-8 stops with its line. */
export async function* readLines(file: ImportFile, { problems, onBytes }: ReadingContext): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 0;
  for await (const piece of file.read()) {
    onBytes(piece, file.name);
    if (line === 0 && rest.length === 0) refuseOtherFormats(file.name, Buffer.from(piece), problems);
    const bytes = rest.length ? Buffer.concat([rest, piece]) : Buffer.from(piece);
    const end = bytes.lastIndexOf(LINE_END) + 1;
    rest = bytes.subarray(end);
    if (rest.length > LINE_BYTES_MAX) problems.stop(file.name, line + 1, "The line does not end. Is this a text file?");
    for (const text of linesOf(bytes.subarray(0, end))) {
      line += 1;
      yield textOf(text, line);
    }
  }
  if (line === 0 && rest.length === 0) problems.stop(file.name, null, "The file is empty.");
  if (rest.length) yield textOf(rest, line + 1);

  function textOf(bytes: Buffer, at: number): string {
    if (bytes.includes(0)) problems.stop(file.name, at, "This is no text file.");
    if (!isUtf8(bytes))
      problems.stop(file.name, at, "The line is not UTF-8. Save the file with the encoding UTF-8 and try again.");
    const text = bytes.toString("utf8");
    return at === 1 ? text.replace(/^\uFEFF/, "") : text;
  }
}

function* linesOf(bytes: Buffer): Generator<Buffer> {
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(LINE_END, start) + 1 || bytes.length;
    yield bytes.subarray(start, end);
    start = end;
  }
}

function refuseOtherFormats(file: string, start: Buffer, problems: ReadingContext["problems"]): void {
  const mark = start.subarray(0, 4).toString("latin1");
  if (mark.startsWith("\xFF\xFE") || mark.startsWith("\xFE\xFF"))
    problems.stop(file, 1, "The file is UTF-16. Save it with the encoding UTF-8 and try again.");
  if (mark.startsWith("PK") || mark.startsWith("\x1F\x8B"))
    problems.stop(file, null, "The file is compressed. Unpack it first.");
  if (/^\s*</.test(start.subarray(0, 100).toString("latin1")))
    problems.stop(file, 1, "This is a web page, not a table. Download the file itself.");
}
