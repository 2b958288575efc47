// `npm run export`: the export of the console for operators, with the same rows and the same log. The file gets its name only
// when it is complete, together with its manifest.
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { startDrawing } from "@/drawings/packet/drawing";
import { OPERATOR } from "@/lib/audit/schema";
import { disconnect } from "@/lib/db/client";
import { type ExportRefusal, startExport } from "@/lib/signatures/export/commands";
import { manifestOf } from "@/lib/signatures/export/rules";
import { exportFormats, exportInput, type ExportInput } from "@/lib/signatures/export/schema";

const USAGE =
  'npm run export -- --petition safe-harbor [--state TX] [--district sldl:48049] [--format csv|xlsx|pdf|json] [--reason "what for"] --out FILE';

class UsageError extends Error {}
class StoppedError extends Error {}

// As a shell reports a command that a signal ended.
const STOPPED_EXIT_CODE = 130;

const refusals: Record<ExportRefusal, string> = {
  "no-such-state": "There is no such state.",
  "no-such-district":
    'There is no such district, or several: name it like sldl:48049, or with --state like "House 49".',
  "no-such-petition": "There is no such petition.",
  "not-allowed": "The command line may export everything.",
  "too-many-exports": "Two exports are running already. Please try again in a minute.",
};

try {
  const { input, out } = readArguments();
  const { rows, manifestFile } = await writeExport(input, out);
  console.log(`Wrote ${rows} signatures to ${out}, and what it holds to ${manifestFile}.`);
} catch (error) {
  if (!(error instanceof UsageError || error instanceof StoppedError)) throw error;
  console.error(error instanceof UsageError ? `${error.message}\n${USAGE}` : error.message);
  process.exitCode = error instanceof UsageError ? 1 : STOPPED_EXIT_CODE;
} finally {
  await disconnect();
}

function readArguments(): { input: ExportInput; out: string } {
  const { petition, state, district, format, reason, out } = parsedArguments();
  const known = exportFormats.find((each) => each === format);
  if (!known) throw new UsageError(`There is no format "${format}". There is: ${exportFormats.join(", ")}.`);
  if (!out) throw new UsageError("Say with --out which file to write.");
  const input = exportInput.safeParse({ petition, state, district, reason });
  if (!input.success)
    throw new UsageError(
      input.error.issues.map(({ path: [name], message }) => `--${String(name)}: ${message}.`).join("\n"),
    );
  return { input: { ...input.data, format: known }, out };
}

function parsedArguments() {
  try {
    return parseArgs({
      options: {
        petition: { type: "string", default: "" },
        state: { type: "string", default: "" },
        district: { type: "string", default: "" },
        format: { type: "string", default: "csv" },
        reason: { type: "string", default: "command line" },
        out: { type: "string", default: "" },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function writeExport(input: ExportInput, out: string) {
  const stopping = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => stopping.abort());
  const started = await startExport(OPERATOR, input, startDrawing);
  if (!started.ok) throw new UsageError(refusals[started.refusal]);
  stopping.signal.addEventListener("abort", started.value.leave);
  if (stopping.signal.aborted) started.value.leave();
  const part = `${out}.part`;
  const manifestFile = path.join(path.dirname(out), `${path.basename(out, path.extname(out))}.manifest.json`);
  try {
    const entry = await pour(started.value.chunks, part);
    const manifest = manifestOf(entry);
    if (!manifest) throw new Error("the log's entry of a finished export has a manifest");
    const files = manifest.files.map((file) => ({ ...file, name: path.basename(out) }));
    await writeFile(manifestFile, `${JSON.stringify({ ...manifest, files }, null, 2)}\n`);
    await rename(part, out);
    return { rows: manifest.rows, manifestFile };
  } catch (error) {
    await rm(part, { force: true });
    if (stopping.signal.aborted)
      throw new StoppedError("The export was stopped. There is no file, and the log says so.");
    throw isOfFiles(error) ? new UsageError(`${out} could not be written: ${error.message}.`) : error;
  }
}

// No such folder, no permission, full disk: the operator can correct all of these.
function isOfFiles(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error && ["open", "write", "rename"].includes(String((error as NodeJS.ErrnoException).syscall))
  );
}

// No pipeline, because the return value of the generator is the entry in the log.
async function pour<Entry>(chunks: AsyncGenerator<Uint8Array, Entry, undefined>, file: string): Promise<Entry> {
  const stream = createWriteStream(file, { mode: 0o600 });
  const failed = new Promise<never>((_, reject) => {
    stream.on("error", reject);
  });
  failed.catch(() => undefined);
  try {
    for (;;) {
      const next = await chunks.next();
      if (next.done) {
        stream.end();
        await Promise.race([once(stream, "finish"), failed]);
        return next.value;
      }
      if (!stream.write(next.value)) await Promise.race([once(stream, "drain"), failed]);
    }
  } finally {
    await chunks.return(undefined as never);
    stream.destroy();
  }
}
