import "server-only";

import { createHash, randomUUID } from "node:crypto";

import { recordAudit } from "../../audit/commands";
import { actorOf, type AuditAction, type AuditDetail, type AuditEntry } from "../../audit/schema";
import { findState } from "../../content/states";
import { mayExport, permittedStates } from "../../organizers/rules";
import type { Actor } from "../../organizers/schema";
import { env } from "../../env";
import { invariant } from "../../invariant";
import { logError } from "../../log";
import { findPetition } from "../../petitions/queries";
import { accept, refuse, type Result } from "../../result";
import { findDistrictKey, nameDistricts } from "./districts";
import { drawingWriter, type FileWriter, rowsWriter } from "./file-writer";
import { openedBatches } from "./opened-batches";
import { type ConfirmedSignatures, readConfirmedSignatures } from "./queries";
import { exportFileName } from "./rules";
import type { DistrictKey, DrawnDocument, ExportFormat, ExportInput, ExportRecord, StartDrawing } from "./schema";

export type ExportRefusal =
  "no-such-state" | "no-such-district" | "not-allowed" | "no-such-petition" | "too-many-exports";

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

const undrawable: StartDrawing = () => {
  throw new Error("a caller that lets people choose PDF passes how it is drawn");
};

/**
 * Starts an export of confirmed signatures, of the states that `by` may read. It is logged before the first byte is sent, and
 * again at its end: finished with the number of rows and the hash, cancelled, or failed.
 */
export async function startExport(
  by: Actor,
  input: ExportInput,
  startDrawing: StartDrawing = undrawable,
): Promise<Result<StartedExport, ExportRefusal>> {
  const { format, apiKey } = input;
  const state = input.state || null;
  if (state !== null && !findState(state)) return refuse("no-such-state");
  if (!mayExport(by, state)) return refuse("not-allowed");
  const petition = await findPetition(input.petition);
  if (!petition) return refuse("no-such-petition");
  const states = permittedStates(by, state);
  const district = input.district ? await findDistrictKey(input.district, state) : null;
  if (input.district && !district) return refuse("no-such-district");
  const signatures = await readConfirmedSignatures(
    { petitionId: petition.id, states, district },
    { counted: format === "pdf" },
  );
  if (!signatures) return refuse("too-many-exports");
  const about = { export: randomUUID(), format, states, district, reason: input.reason, ...(apiKey && { apiKey }) };
  const log: Log = (action, detail = {}) =>
    recordAudit({
      actor: actorOf(by),
      action,
      subject: `petition:${petition.slug}`,
      detail: { ...about, ...detail },
    });
  const startWriter = async () => {
    await log("export-started");
    if (format !== "pdf") return rowsWriter(format);
    const { title } = petition.version.content.en;
    return drawingWriter(startDrawing(await describeExport(title, { states, district }, signatures)));
  };
  const writer = await startWriter().catch(async (error: unknown) => {
    await signatures.close();
    throw error;
  });
  const started = begin({ petitionId: petition.id, format, signatures, writer, log });
  // Enters the generator, because `return` runs its `finally` only after that.
  await started.chunks.next();
  return accept({
    fileName: exportFileName({ petition: petition.slug, states, district, cutOff: signatures.cutOff, format }),
    ...started,
  });
}

async function describeExport(
  petition: string,
  { states, district }: { states: string[] | null; district: DistrictKey | null },
  { cutOff, summary }: ConfirmedSignatures,
): Promise<DrawnDocument> {
  invariant(summary, "a PDF is drawn of counted signatures");
  const only = states?.length === 1 ? states[0]! : null;
  const districtNames = only ? await nameDistricts(only) : new Map<string, string>();
  const state = states?.map((code) => findState(code)!.name.en).join(", ") ?? "All states";
  const key = district && `${district.layer}:${district.geoid}`;
  return {
    title: `Signatures: ${state}`,
    letter: null,
    recipient: null,
    district: key && (districtNames.get(key) ?? key),
    petition,
    state,
    cutOff,
    countedBy: `${cutOff.toLocaleDateString("en-US", { dateStyle: "long", timeZone: "UTC" })} (UTC)`,
    since: null,
    summary,
    paper: 0,
    districtNames,
    verification: null,
    author: env.ORGANIZATION_NAME,
  };
}

type Outcome = Pick<ExportRecord, "versions" | "cutOff" | "rows" | "bytes" | "sha256">;
type Log = (action: AuditAction, detail?: AuditDetail) => Promise<AuditEntry>;

interface Writing {
  petitionId: number;
  format: ExportFormat;
  signatures: ConfirmedSignatures;
  writer: FileWriter;
  log: Log;
}

function begin(writing: Writing): Omit<StartedExport, "fileName"> {
  const left = new AbortController();
  const chunks = writeFile(writing, left.signal);
  const leave = () => {
    left.abort();
    // A pending read fails at once, which ends the generator. `return` ends a generator that waits for its next call.
    writing.signatures.abandon();
    chunks.return(undefined as never).catch((error: unknown) => logError("export-not-left", error));
  };
  return { chunks, leave };
}

async function* writeFile(writing: Writing, left: AbortSignal): StartedExport["chunks"] {
  const { signatures, log } = writing;
  const hash = createHash("sha256");
  const outcome = { versions: signatures.versions, cutOff: signatures.cutOff.toISOString(), rows: 0, bytes: 0 };
  let ended: AuditAction = "export-cancelled";
  try {
    yield new Uint8Array();
    for await (const { bytes, rows } of writtenParts(writing)) {
      hash.update(bytes);
      outcome.rows += rows;
      outcome.bytes += bytes.length;
      if (bytes.length > 0) yield bytes;
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
    await writing.writer.stop();
    if (ended !== "export-finished") {
      // Where the database is away, the download fails with the first error and not with this one.
      await log(ended, { rows: outcome.rows, bytes: outcome.bytes }).catch((error: unknown) =>
        logError("export-end-not-recorded", error),
      );
    }
  }
}

interface WrittenPart {
  bytes: Uint8Array<ArrayBuffer>;
  rows: number;
}

async function* writtenParts({ petitionId, format, signatures, writer }: Writing): AsyncGenerator<WrittenPart> {
  const part = (bytes: Uint8Array, rows = 0) => ({ bytes: bytes as Uint8Array<ArrayBuffer>, rows });
  yield part(writer.start());
  for await (const { opened, rows } of openedBatches(petitionId, [format], signatures.batches())) {
    yield part(await writer.add(opened[format]!, rows), rows);
  }
  yield part(await writer.finish());
}
