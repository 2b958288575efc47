import "server-only";

import { db, type Transaction } from "../../db/client";
import { invariant } from "../../invariant";
import { describeError, logError } from "../../log";
import { accept, refuse, type Result } from "../../result";
import { addMilliseconds, DAY, MINUTE, SECOND } from "../../time";
import { importData } from "../imports/commands";
import type { ImportRequest, ImportResult } from "../imports/schema";
import { type ImportKind, officialSources } from "../schema";
import { FILE_NAME_LENGTH_MAX, UPLOAD_BYTES_MAX, UPLOAD_FILES_MAX, type UploadInput, uploadNameOf } from "./schema";

const KEPT_MILLISECONDS = 30 * DAY;
// Longer than files of this size take, so that another worker takes it only after the death of the first.
const LEASE_MILLISECONDS = 5 * MINUTE;
const BUSY_MILLISECONDS = 10 * SECOND;
// What broke an import may be over after a pause, such as a restart of the database. What is still there after that is in the files.
const TRIES_MAX = 3;
const RETRY_MILLISECONDS = MINUTE;
const PROGRESS_BYTES = 64_000;
// The database checks it.
const PART_BYTES = 1_000_000;
const WRITING_MILLISECONDS_MAX = MINUTE;

export type UploadRefusal = "too-long" | "too-many" | "empty";

/** A file as it was sent. */
export interface SentFile {
  name: string;
  size: number;
  stream: () => AsyncIterable<Uint8Array>;
}

/** Keeps files for the worker, which tries them. `actor` is as in the log; the caller has checked that it is an admin. */
export async function createUpload(
  input: UploadInput,
  files: SentFile[],
  by: { actor: string; now: Date },
): Promise<Result<number, UploadRefusal>> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length === 0 || files.some(({ size }) => size === 0)) return refuse("empty");
  if (files.length > UPLOAD_FILES_MAX) return refuse("too-many");
  if (bytes > UPLOAD_BYTES_MAX) return refuse("too-long");
  await db.dataUpload.deleteMany({
    // A worker may read the others at this moment.
    where: {
      createdAt: { lt: addMilliseconds(by.now, -KEPT_MILLISECONDS) },
      status: { in: ["checked", "imported", "refused"] },
    },
  });
  const { kind, state, dated, plan, source, partial } = input;
  const names = files.map(({ name }) => name.slice(-FILE_NAME_LENGTH_MAX));
  const data = {
    ...{ kind, state, dated, plan, partial, bytes },
    source: source.trim() || officialSources[kind],
    name: uploadNameOf(names),
    status: "checking",
    actor: by.actor,
    createdAt: by.now,
  };
  const write = async (tx: Transaction) => {
    const { id } = await tx.dataUpload.create({ data, select: { id: true } });
    for (const [at, file] of files.entries()) {
      let part = 0;
      for await (const content of partsOf(file.stream()))
        await tx.dataUploadPart.create({
          data: { uploadId: id, file: at + 1, part: (part += 1), name: names[at]!, content },
          select: { part: true },
        });
    }
    return id;
  };
  return accept(await db.$transaction(write, { timeout: WRITING_MILLISECONDS_MAX }));
}

/** The bytes of a stream in parts of one length, of which only the last one is shorter. */
async function* partsOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer<ArrayBuffer>> {
  let part = Buffer.alloc(PART_BYTES);
  let length = 0;
  for await (const piece of stream)
    for (let at = 0; at < piece.length;) {
      const taken = piece.subarray(at, at + PART_BYTES - length);
      part.set(taken, length);
      at += taken.length;
      length += taken.length;
      if (length < PART_BYTES) continue;
      yield part;
      part = Buffer.alloc(PART_BYTES);
      length = 0;
    }
  if (length > 0) yield part.subarray(0, length);
}

/** Lets the worker import a file that it has tried. The import is logged as done by `actor`. Twice is once. */
export async function approveUpload(id: number, actor: string): Promise<Result<undefined, "not-checked">> {
  const { count } = await db.dataUpload.updateMany({
    where: { id, status: "checked" },
    data: { status: "importing", bytesRead: 0, tries: 0, actor, claimedUntil: null },
  });
  return count === 1 ? accept(undefined) : refuse("not-checked");
}

interface Claimed {
  id: number;
  kind: ImportKind;
  name: string;
  state: string | null;
  dated: Date | null;
  plan: string | null;
  source: string;
  partial: boolean;
  status: "checking" | "importing";
  bytes: number;
  actor: string;
  tries: number;
}

/** Tries or imports one waiting upload, which it claims for some minutes. Returns how many it did, 0 or 1. */
export async function processUpload(now: Date): Promise<number> {
  const [upload] = await db.$queryRaw<Claimed[]>`
    UPDATE data_upload SET claimed_until = ${addMilliseconds(now, LEASE_MILLISECONDS)}, tries = tries + 1
    WHERE id = (
      SELECT id FROM data_upload WHERE status IN ('checking', 'importing')
        AND (claimed_until IS NULL OR claimed_until <= ${now}) ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id, kind, name, state, dated, plan, source, partial, status, bytes, actor, tries`;
  if (!upload) return 0;
  const result = await runImport(upload, now);
  if (result === "broke-off") {
    const claimedUntil = addMilliseconds(now, RETRY_MILLISECONDS);
    await db.dataUpload.updateMany({ where: { id: upload.id }, data: { claimedUntil } });
  } else if (!result.ok && result.refusal === "another-import") {
    // It did not begin, so that is no try.
    const claimedUntil = addMilliseconds(now, BUSY_MILLISECONDS);
    await db.dataUpload.updateMany({ where: { id: upload.id }, data: { claimedUntil, tries: { decrement: 1 } } });
  } else await finish(upload, result, now);
  return 1;
}

/** Imports an upload, or tries it. The last time that an import breaks off, the files are refused with the reason. */
async function runImport(upload: Claimed, now: Date): Promise<ImportResult | "broke-off"> {
  // A worker that was killed each time, for the lack of memory say, has left no reason.
  if (upload.tries > TRIES_MAX) return brokenOff(upload, "the worker ended without a reason");
  try {
    return await importData(await requestOf(upload), upload.actor, now, noteProgress(upload.id));
  } catch (error) {
    logError("import-failed", error, { upload: upload.id, tries: upload.tries });
    return upload.tries < TRIES_MAX ? "broke-off" : brokenOff(upload, describeError(error));
  }
}

function brokenOff({ name }: Claimed, reason: string): ImportResult {
  const message = `The import broke off ${TRIES_MAX} times: ${reason}`.toWellFormed();
  return { ok: false, refusal: "problems", problems: [{ file: name, line: null, message }], more: false };
}

type Ended = Exclude<ImportResult, { refusal: "another-import" }>;

async function finish(upload: Claimed, result: Ended, now: Date): Promise<void> {
  const status = !result.ok ? "refused" : upload.status === "checking" ? "checked" : "imported";
  const shown = result.ok
    ? { ...result, dated: result.dated.toISOString().slice(0, 10) }
    : { problems: result.problems, more: result.more };
  const isOver = status !== "checked";
  await db.$transaction([
    db.dataUpload.updateMany({
      where: { id: upload.id },
      data: {
        status,
        result: JSON.parse(JSON.stringify(shown)) as object,
        claimedUntil: null,
        ...(isOver ? { finishedAt: now } : {}),
      },
    }),
    ...(isOver ? [db.dataUploadPart.deleteMany({ where: { uploadId: upload.id } })] : []),
  ]);
}

async function requestOf({ id, status, name: _, bytes: sent, ...upload }: Claimed): Promise<ImportRequest> {
  const files = await db.$queryRaw<{ file: number; name: string; bytes: number }[]>`
    SELECT file, min(name) AS name, sum(length(content))::int AS bytes FROM data_upload_part
    WHERE upload_id = ${id} GROUP BY file ORDER BY file`;
  const kept = files.reduce((sum, { bytes }) => sum + bytes, 0);
  invariant(kept === sent, `${kept} of ${sent} bytes of the upload are kept.`);
  return {
    ...upload,
    files: files.map(({ file, name, bytes }) => ({ name, bytes, dated: null, read: () => readParts(id, file, bytes) })),
    dryRun: status === "checking",
  };
}

/** The bytes of a file, of which one part is in memory at a time. Throws where a part is missing. */
async function* readParts(uploadId: number, file: number, bytes: number): AsyncGenerator<Uint8Array> {
  for (let part = 1, read = 0; read < bytes; part += 1) {
    const found = await db.dataUploadPart.findUnique({
      where: { uploadId_file_part: { uploadId, file, part } },
      select: { content: true },
    });
    invariant(found, `Part ${part} of file ${file} of the upload is missing.`);
    const { content } = found;
    read += content.length;
    for (let at = 0; at < content.length; at += PROGRESS_BYTES) yield content.subarray(at, at + PROGRESS_BYTES);
  }
}

// A page that is loaded meanwhile shows it. It is written beside the transaction of the import, and nothing waits for it.
const noteProgress = (id: number) => {
  let written = 0;
  return ({ bytes }: { bytes: number }) => {
    if (bytes - written < PROGRESS_BYTES) return;
    written = bytes;
    db.dataUpload
      .updateMany({ where: { id }, data: { bytesRead: bytes } })
      .catch((error: unknown) => logError("progress-not-written", error));
  };
};
