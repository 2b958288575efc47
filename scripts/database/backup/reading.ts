import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { createGunzip } from "node:zlib";

import { diskProblemOf, StartError } from "../../start-error.ts";
import { readFrames } from "./frames.ts";
import type { Unlock } from "./keys.ts";
import { type EndPart, type Part, partShape, type StartPart } from "./parts.ts";

/** What a file says about itself, after every byte of it was read and found whole. */
export interface Checked {
  start: StartPart;
  end: EndPart;
  /** The rows of each table. */
  rows: Map<string, number>;
}

/** A part of a backup, or a piece of the rows of the table before. */
export type Content = { part: Part } | { data: Buffer };

/** Reads a backup in order. Throws a StartError where it is cut, damaged, or opened by something else. */
export async function* readBackup(file: string, unlock: Unlock): AsyncGenerator<Content> {
  const source = createReadStream(file);
  try {
    const plain = await unlock(Readable.toWeb(source) as ReadableStream<Uint8Array>);
    const pieces = createGunzip();
    // Its errors come out of the loop below, which reads its end.
    pipeline(Readable.fromWeb(plain), pieces).catch(() => undefined);
    for await (const frame of readFrames(pieces)) {
      yield "data" in frame ? frame : { part: partShape.parse(frame.part) };
    }
  } catch (error) {
    throw explain(error, file);
  } finally {
    source.destroy();
  }
}

/** Reads a whole backup and changes nothing. Throws a StartError unless it is complete. */
export async function checkBackup(file: string, unlock: Unlock): Promise<Checked> {
  let start: StartPart | undefined;
  let end: EndPart | undefined;
  const rows = new Map<string, number>();
  for await (const content of readBackup(file, unlock)) {
    if (end) throw cut(file);
    if ("data" in content) continue;
    if (content.part.kind === "start") start = content.part;
    if (content.part.kind === "rows") rows.set(content.part.table, content.part.rows);
    if (content.part.kind === "end") end = content.part;
  }
  if (!start || !end) throw cut(file);
  return { start, end, rows };
}

const cut = (file: string) =>
  new StartError(`${file} is cut or damaged, so it cannot be restored. Nothing was changed. Take another backup.`);

function explain(error: unknown, file: string): unknown {
  if (error instanceof StartError) return error;
  const { code = "" } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return new StartError(`There is no file ${file}.`);
  if (code === "EISDIR") return new StartError(`${file} is a folder. Name the file of a backup.`);
  const problem = diskProblemOf(error);
  if (problem) return new StartError(`${file} cannot be read: ${problem}.`);
  // What remains: a frame, a part or a row that is none, and what age and gzip throw for a byte too few or too many.
  return cut(file);
}
