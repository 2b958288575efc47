import "server-only";

import { createHash, randomUUID } from "node:crypto";

import { recordAudit } from "../../audit/commands";
import { actorOf, type AuditAction, type AuditDetail, type AuditEntry } from "../../audit/schema";
import { findState } from "../../content/states";
import { mayExport, permittedStates } from "../../organizers/rules";
import type { Actor } from "../../organizers/schema";
import { logError } from "../../log";
import { findPetition } from "../../petitions/queries";
import { accept, refuse, type Result } from "../../result";
import type { CopiedBatch } from "./copy-out";
import { CSV_START } from "./csv";
import { startOpeners } from "./openers";
import { type ConfirmedSignatures, readConfirmedSignatures } from "./queries";
import { exportFileName } from "./rules";
import type { ExportInput, ExportRecord } from "./schema";

export type ExportRefusal = "no-such-state" | "not-allowed" | "no-such-petition" | "too-many-exports";

export interface StartedExport {
  fileName: string;
  /**
   * The bytes of the file; the return value is the entry in the log. An error ends the export and is logged as failed. A
   * caller who stops reading must call `leave`, because snapshot and slot are held until then.
   */
  chunks: AsyncGenerator<Uint8Array<ArrayBuffer>, AuditEntry, undefined>;
  /** Ends the export at once and logs it as cancelled. Harmless after its end. */
  leave: () => void;
}

/**
 * Starts an export of confirmed signatures, of the states that `by` may read. It is logged before the first byte is sent, and
 * again at its end: finished with the number of rows and the hash, cancelled, or failed.
 */
export async function startExport(by: Actor, input: ExportInput): Promise<Result<StartedExport, ExportRefusal>> {
  const state = input.state || null;
  if (state !== null && !findState(state)) return refuse("no-such-state");
  if (!mayExport(by, state)) return refuse("not-allowed");
  const petition = await findPetition(input.petition);
  if (!petition) return refuse("no-such-petition");
  const states = permittedStates(by, state);
  const signatures = await readConfirmedSignatures(petition.id, states);
  if (!signatures) return refuse("too-many-exports");
  const about = { export: randomUUID(), format: input.format, states, reason: input.reason };
  const log: Log = (action, detail = {}) =>
    recordAudit({
      actor: actorOf(by),
      action,
      subject: `petition:${petition.slug}`,
      detail: { ...about, ...detail },
    });
  try {
    await log("export-started");
  } catch (error) {
    await signatures.close();
    throw error;
  }
  const started = begin(petition.id, signatures, log);
  // Enters the generator, because `return` runs its `finally` only after that.
  await started.chunks.next();
  return accept({ fileName: exportFileName(petition.slug, states, signatures.cutOff), ...started });
}

type Outcome = Pick<ExportRecord, "versions" | "cutOff" | "rows" | "bytes" | "sha256">;
type Log = (action: AuditAction, detail?: AuditDetail) => Promise<AuditEntry>;

function begin(petitionId: number, signatures: ConfirmedSignatures, log: Log): Omit<StartedExport, "fileName"> {
  const left = new AbortController();
  const chunks = writeCsv(petitionId, signatures, log, left.signal);
  const leave = () => {
    left.abort();
    // A pending read fails at once, which ends the generator. `return` ends a generator that waits for its next call.
    signatures.abandon();
    chunks.return(undefined as never).catch((error: unknown) => logError("export-not-left", error));
  };
  return { chunks, leave };
}

async function* writeCsv(
  petitionId: number,
  signatures: ConfirmedSignatures,
  log: Log,
  left: AbortSignal,
): StartedExport["chunks"] {
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
    // A file without its entry in the log must not be complete, so the download fails where logging fails.
    const finished: Outcome = { ...outcome, sha256: hash.digest("hex") };
    const entry = await log("export-finished", { ...finished });
    ended = "export-finished";
    return entry;
  } catch (error) {
    if (!left.aborted) ended = "export-failed";
    throw error;
  } finally {
    await signatures.close();
    if (ended !== "export-finished") {
      // Where the database is away, the download fails with the first error and not with this one.
      await log(ended, { rows: outcome.rows, bytes: outcome.bytes }).catch((error: unknown) =>
        logError("export-end-not-recorded", error),
      );
    }
  }
}

interface OpenedBatch {
  bytes: Uint8Array<ArrayBuffer>;
  rows: number;
}

/** The start of the file and its batches in order. A few are opened ahead while the reader takes one. */
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

// Prevents an unhandled rejection when a batch fails before its turn. The error is thrown when the batch is awaited.
function ignoredUntilAwaited<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  return promise;
}
