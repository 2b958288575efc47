import { mkdir, open, type FileHandle } from "node:fs/promises";
import path from "node:path";

import type { Place } from "./mail.ts";

// A killed process loses nothing that was written; only a power cut can take the last moments.
const SYNC_MILLISECONDS = 250;
const READ_BYTES = 4 * 1024 * 1024;
const NEWLINE = 10;

export interface Journal {
  /** Writes records, each as one line, and says where they are. Either all are there after a crash or a torn end is. */
  append: (records: object[]) => Promise<Place[]>;
  read: (place: Place) => Promise<unknown>;
  close: () => Promise<void>;
}

/**
 * Opens an append-only file of JSON lines and hands every record to `onRecord`, in order. A last line that a crash cut
 * off is dropped.
 */
export async function openJournal(file: string, onRecord: (record: unknown, place: Place) => void): Promise<Journal> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, "a+", 0o600);
  let end = await readLines(handle, onRecord);
  // What was cut off is overwritten by nothing: the file is opened for appending.
  await handle.truncate(end);

  let dirty = false;
  let queue: Promise<unknown> = Promise.resolve();
  const syncing = setInterval(() => {
    if (!dirty) return;
    dirty = false;
    queue = queue
      .then(() => handle.datasync())
      .catch(() => {
        dirty = true;
      });
  }, SYNC_MILLISECONDS);
  syncing.unref();

  const write = async (records: object[]): Promise<Place[]> => {
    const lines = records.map((record) => Buffer.from(`${JSON.stringify(record)}\n`));
    const places: Place[] = [];
    let offset = end;
    for (const { length } of lines) {
      places.push({ offset, length: length - 1 });
      offset += length;
    }
    await handle.appendFile(Buffer.concat(lines));
    end = offset;
    dirty = true;
    return places;
  };

  return {
    append: (records) => {
      const written = queue.then(() => write(records));
      // A full disk fails this request; later ones start again from where the file ends.
      queue = written.catch(() => handle.truncate(end)).catch(() => undefined);
      return written;
    },
    read: async ({ offset, length }) => {
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, offset);
      return JSON.parse(buffer.toString("utf8"));
    },
    close: async () => {
      clearInterval(syncing);
      await queue;
      await handle.datasync();
      await handle.close();
    },
  };
}

/** Returns where the last whole line ends. */
async function readLines(handle: FileHandle, onRecord: (record: unknown, place: Place) => void): Promise<number> {
  let start = 0;
  let rest = Buffer.alloc(0);
  for (let at = 0; ;) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(READ_BYTES), 0, READ_BYTES, at);
    if (bytesRead === 0) return start;
    at += bytesRead;
    const chunk = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
    let from = 0;
    for (let newline = chunk.indexOf(NEWLINE); newline >= 0; newline = chunk.indexOf(NEWLINE, from)) {
      const length = newline - from;
      const record = parseLine(chunk.toString("utf8", from, newline));
      if (record !== undefined) onRecord(record, { offset: start, length });
      start += length + 1;
      from = newline + 1;
    }
    rest = chunk.subarray(from);
  }
}

// A line that a power cut left garbled costs that line, not the postbox.
function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
