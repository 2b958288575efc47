import "server-only";

import { db } from "../../db/client";
import { logError } from "../../log";
import { accept, refuse, type Result } from "../../result";
import { addMilliseconds, DAY, MINUTE, SECOND } from "../../time";
import { importData } from "../imports/commands";
import { type ImportKind, officialSources } from "../schema";
import { UPLOAD_BYTES_MAX, type UploadInput } from "./schema";

const KEPT_MILLISECONDS = 30 * DAY;
// Longer than a file of this size takes, so that another worker takes it only after the death of the first.
const LEASE_MILLISECONDS = 5 * MINUTE;
const BUSY_MILLISECONDS = 10 * SECOND;
const PROGRESS_BYTES = 64_000;

export type UploadRefusal = "too-long" | "empty";

/** Keeps a file for the worker, which tries it. `actor` is as in the log; the caller has checked that it is an admin. */
export async function createUpload(
  input: UploadInput,
  { name, content }: { name: string; content: Uint8Array },
  by: { actor: string; now: Date },
): Promise<Result<number, UploadRefusal>> {
  if (content.length === 0) return refuse("empty");
  if (content.length > UPLOAD_BYTES_MAX) return refuse("too-long");
  await db.dataUpload.deleteMany({ where: { createdAt: { lt: addMilliseconds(by.now, -KEPT_MILLISECONDS) } } });
  const { kind, state, dated, plan, source, partial } = input;
  const { id } = await db.dataUpload.create({
    data: {
      kind,
      state,
      dated,
      plan,
      source: source.trim() || officialSources[kind],
      partial,
      name: name.slice(-100),
      content: Uint8Array.from(content),
      bytes: content.length,
      status: "checking",
      actor: by.actor,
      createdAt: by.now,
    },
    select: { id: true },
  });
  return accept(id);
}

/** Lets the worker import a file that it has tried. The import is logged as done by `actor`. Twice is once. */
export async function approveUpload(id: number, actor: string): Promise<Result<undefined, "not-checked">> {
  const { count } = await db.dataUpload.updateMany({
    where: { id, status: "checked" },
    data: { status: "importing", bytesRead: 0, actor, claimedUntil: null },
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
  content: Uint8Array;
  status: "checking" | "importing";
  actor: string;
}

/** Tries or imports one waiting upload, which it claims for some minutes. Returns how many it did, 0 or 1. */
export async function processUpload(now: Date): Promise<number> {
  const [upload] = await db.$queryRaw<Claimed[]>`
    UPDATE data_upload SET claimed_until = ${addMilliseconds(now, LEASE_MILLISECONDS)}
    WHERE id = (
      SELECT id FROM data_upload WHERE status IN ('checking', 'importing') AND content IS NOT NULL
        AND (claimed_until IS NULL OR claimed_until <= ${now}) ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id, kind, name, state, dated, plan, source, partial, content, status, actor`;
  if (!upload) return 0;
  const result = await importData(requestOf(upload), upload.actor, now, noteProgress(upload.id));
  if (!result.ok && result.refusal === "another-import") {
    const claimedUntil = addMilliseconds(now, BUSY_MILLISECONDS);
    await db.dataUpload.updateMany({ where: { id: upload.id }, data: { claimedUntil } });
    return 1;
  }
  const status = !result.ok ? "refused" : upload.status === "checking" ? "checked" : "imported";
  const shown = result.ok
    ? { ...result, dated: result.dated.toISOString().slice(0, 10) }
    : { problems: result.problems, more: result.more };
  await db.dataUpload.updateMany({
    where: { id: upload.id },
    data: {
      status,
      result: JSON.parse(JSON.stringify(shown)) as object,
      claimedUntil: null,
      ...(status === "checked" ? {} : { content: null, finishedAt: now }),
    },
  });
  return 1;
}

const requestOf = ({ content, name, status, ...upload }: Claimed) => ({
  ...upload,
  files: [
    {
      name,
      bytes: content.length,
      dated: null,
      read: async function* () {
        for (let at = 0; at < content.length; at += PROGRESS_BYTES) yield content.subarray(at, at + PROGRESS_BYTES);
      },
    },
  ],
  dryRun: status === "checking",
});

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
