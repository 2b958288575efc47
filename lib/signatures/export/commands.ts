import "server-only";

import { createHash, randomUUID } from "node:crypto";

import { recordAudit } from "../../audit/commands";
import type { AuditAction, AuditDetail, AuditEntry } from "../../audit/schema";
import { accept, refuse, type Result } from "../../result";
import type { CopiedBatch } from "./copy-out";
import { CSV_START } from "./csv";
import { startOpeners } from "./openers";
import { type ConfirmedSignatures, readConfirmedSignatures } from "./queries";
import { exportFileName } from "./rules";
import type { ExportRecord, ExportScope } from "./schema";

export type ExportRefusal = "too-many-exports";

export interface StartedExport {
  fileName: string;
  /** The bytes of the file. Breaking out of it, or an error in it, ends the export and is logged as such. */
  chunks: AsyncGenerator<Uint8Array<ArrayBuffer>, AuditEntry, undefined>;
}

/**
 * Starts a file of confirmed signatures. The log knows of it before the first byte leaves, and of its end: finished
 * with number of rows and hash, cancelled, or failed.
 */
export async function startExport(actor: string, scope: ExportScope): Promise<Result<StartedExport, ExportRefusal>> {
  const signatures = await readConfirmedSignatures(scope.petitionId, scope.states);
  if (!signatures) return refuse("too-many-exports");
  const exportId = randomUUID();
  const log = (action: AuditAction, detail: AuditDetail = {}) =>
    recordAudit({
      actor,
      action,
      subject: `petition:${scope.petitionSlug}`,
      detail: { export: exportId, format: scope.format, states: scope.states, reason: scope.reason, ...detail },
    });
  try {
    await log("export-started");
  } catch (error) {
    await signatures.close();
    throw error;
  }
  const chunks = writeCsv(scope.petitionId, signatures, log);
  // What was never begun could not be left either: a generator's `finally` runs only once it has been entered.
  await chunks.next();
  return accept({ fileName: exportFileName(scope.petitionSlug, scope.states, signatures.cutOff), chunks });
}

type Outcome = Pick<ExportRecord, "versions" | "cutOff" | "rows" | "bytes" | "sha256">;
type Log = (action: AuditAction, detail?: AuditDetail) => Promise<AuditEntry>;

async function* writeCsv(petitionId: number, signatures: ConfirmedSignatures, log: Log): StartedExport["chunks"] {
  const hash = createHash("sha256");
  const outcome = { versions: signatures.versions, cutOff: signatures.cutOff.toISOString(), rows: 0, bytes: 0 };
  let ended: AuditAction = "export-cancelled";
  try {
    yield new Uint8Array();
    for await (const { bytes, rows } of openedBatches(petitionId, signatures.batches())) {
      hash.update(bytes);
      outcome.rows += rows;
      outcome.bytes += bytes.length;
      yield bytes;
    }
    // The file is whole only once the log says so: where this fails, so does the download.
    const finished: Outcome = { ...outcome, sha256: hash.digest("hex") };
    const entry = await log("export-finished", { ...finished });
    ended = "export-finished";
    return entry;
  } catch (error) {
    ended = "export-failed";
    throw error;
  } finally {
    await signatures.close();
    if (ended !== "export-finished") await log(ended, { rows: outcome.rows, bytes: outcome.bytes });
  }
}

interface OpenedBatch {
  bytes: Uint8Array<ArrayBuffer>;
  rows: number;
}

/** The start of the file and its batches in order, a few of them being opened ahead while the reader takes one. */
async function* openedBatches(petitionId: number, batches: AsyncGenerator<CopiedBatch>): AsyncGenerator<OpenedBatch> {
  const openers = startOpeners();
  const ahead: Promise<OpenedBatch>[] = [];
  try {
    yield { bytes: new TextEncoder().encode(CSV_START), rows: 0 };
    for await (const { bytes, rows } of batches) {
      ahead.push(
        ignoredUntilAwaited(openers.open({ petitionId, copied: bytes }).then((opened) => ({ bytes: opened, rows }))),
      );
      if (ahead.length > openers.width) yield (await ahead.shift())!;
    }
    while (ahead.length > 0) yield (await ahead.shift())!;
  } finally {
    await openers.stop();
  }
}

// A batch that fails while an earlier one is being read is told of when its turn comes, not as an unhandled rejection.
function ignoredUntilAwaited<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  return promise;
}
