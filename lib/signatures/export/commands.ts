import "server-only";

import { createHash, randomUUID } from "node:crypto";

import { recordAudit } from "../../audit/commands";
import type { AuditAction, AuditDetail, AuditEntry } from "../../audit/schema";
import { accept, refuse, type Result } from "../../result";
import { CSV_START } from "./csv";
import { startOpeners } from "./openers";
import { openSignatureCursor, type SignatureCursor } from "./queries";
import type { ExportOutcome, ExportScope } from "./schema";

export type ExportRefusal = "too-many-exports";

export interface StartedExport {
  /** The bytes of the file. Breaking out of it, or an error in it, ends the export and is logged as such. */
  chunks: AsyncGenerator<Uint8Array<ArrayBuffer>, AuditEntry, undefined>;
}

/**
 * Starts a file of confirmed signatures. The log knows of it before the first byte leaves, and of its end: finished
 * with number of rows and hash, cancelled, or failed.
 */
export async function startExport(actor: string, scope: ExportScope): Promise<Result<StartedExport, ExportRefusal>> {
  const cursor = await openSignatureCursor(scope.petitionId, scope.states);
  if (!cursor) return refuse("too-many-exports");
  const exportId = randomUUID();
  const log = (action: AuditAction, detail: AuditDetail = {}) => recordAudit({
    actor, action, subject: `petition:${scope.petitionSlug}`,
    detail: { export: exportId, format: scope.format, states: scope.states, reason: scope.reason, ...detail },
  });
  try {
    await log("export-started");
  } catch (error) {
    await cursor.close();
    throw error;
  }
  return accept({ chunks: writeCsv(scope.petitionId, cursor, log) });
}

type Log = (action: AuditAction, detail?: AuditDetail) => Promise<AuditEntry>;

async function* writeCsv(petitionId: number, cursor: SignatureCursor, log: Log): StartedExport["chunks"] {
  const hash = createHash("sha256");
  const outcome = { versions: cursor.versions, cutOff: cursor.cutOff.toISOString(), rows: 0, bytes: 0 };
  let ended: AuditAction = "export-cancelled";
  try {
    for await (const { bytes, rows } of openedBatches(petitionId, cursor)) {
      hash.update(bytes);
      outcome.rows += rows;
      outcome.bytes += bytes.length;
      yield bytes;
    }
    // The file is whole only once the log says so: where this fails, so does the download.
    const finished: ExportOutcome = { ...outcome, sha256: hash.digest("hex") };
    const entry = await log("export-finished", { ...finished });
    ended = "export-finished";
    return entry;
  } catch (error) {
    ended = "export-failed";
    throw error;
  } finally {
    await cursor.close();
    if (ended !== "export-finished") await log(ended, { rows: outcome.rows, bytes: outcome.bytes });
  }
}

interface Batch { bytes: Uint8Array<ArrayBuffer>; rows: number }

/** The start of the file and its batches in order, a few of them being read and opened ahead while the reader takes one. */
async function* openedBatches(petitionId: number, cursor: SignatureCursor): AsyncGenerator<Batch> {
  yield { bytes: new TextEncoder().encode(CSV_START), rows: 0 };
  const openers = startOpeners();
  const ahead: Promise<Batch>[] = [];
  try {
    let more = true;
    while (more || ahead.length > 0) {
      const sealedRows = more ? await cursor.fetch() : [];
      more &&= sealedRows.length > 0;
      if (more) ahead.push(ignoredUntilAwaited(openers.open({ petitionId, sealedRows }).then((bytes) => ({ bytes, rows: sealedRows.length }))));
      if (ahead.length > openers.width || !more) {
        const batch = await ahead.shift();
        if (batch) yield batch;
      }
    }
  } finally {
    await openers.stop();
  }
}

// A batch that fails while an earlier one is being read is told of when its turn comes, not as an unhandled rejection.
function ignoredUntilAwaited<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  return promise;
}
