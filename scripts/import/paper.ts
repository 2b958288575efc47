// `npm run import -- paper FILE`: a batch of signatures on paper, from a CSV file with the columns name, street, city, zip, email
// and date. All or nothing; the same batch again changes nothing.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { OPERATOR } from "@/lib/audit/schema";
import { type BatchRefusal, enterBatch } from "@/lib/signatures/paper/commands";
import { PAPER_CSV_BYTES_MAX, readPaperCsv } from "@/lib/signatures/paper/csv";
import { findSigningDays } from "@/lib/signatures/paper/queries";
import { type BatchHead, batchHead, type LineProblem, readLines } from "@/lib/signatures/paper/schema";
import { createProgressBar } from "./progress-bar.ts";

const USAGE =
  'npm run import -- paper FILE --state TX --reference TX-0012 [--scan "where the scan is"] [--petition safe-harbor] [--dry-run]';

const refusals: Record<BatchRefusal, string> = {
  "not-allowed": "This is not allowed.",
  "no-such-petition": "There is no such petition.",
  expired: "The signatures of this petition have expired, so that nothing is added any more.",
  "reference-taken": "Other lines were imported under this reference. Give these another one.",
};

const PROBLEMS_SHOWN_MAX = 50;
const LINE_END = 0x0a;

/** Imports one file. Returns the exit code, after saying on the terminal what happened. */
export async function importPaper(args: string[]): Promise<number> {
  const request = readRequest(args);
  if (typeof request === "string") return fail([request, USAGE]);
  const { file, head, isDryRun } = request;
  const bytes = await readUpTo(file, PAPER_CSV_BYTES_MAX + 1).catch(() => null);
  if (!bytes) return fail([`${file} cannot be read.`]);
  const now = new Date();
  const days = await findSigningDays(head.petition);
  if (days === null) return fail([refusals["no-such-petition"]]);
  const table = readPaperCsv(bytes);
  if ("fault" in table) return fail([`${path.basename(file)}: ${table.fault}`]);
  const { lines, problems } = readLines(table.lines, { state: head.state, ...days, now });
  if (problems.length > 0) return fail([...problemLines(file, problems), "Nothing was imported."]);
  const entered = await enterBatch(OPERATOR, head, lines, now, { dryRun: isDryRun });
  if (!entered.ok) return fail([refusals[entered.refusal]]);
  const { counted, doubles, repeated } = entered.value;
  const result = repeated
    ? "Nothing to change: this batch is imported already."
    : `${counted} counted, ${doubles} not counted, because these people are counted already.`;
  console.log(isDryRun ? `${result} Dry run: nothing was changed.` : result);
  return 0;
}

/** The bytes of a file, and of one that is longer only so many: it is refused without being read to its end. */
async function readUpTo(file: string, bytesMax: number): Promise<Buffer> {
  const bar = createProgressBar(process.stderr);
  const bytesTotal = Math.min((await stat(file)).size, bytesMax);
  const pieces: Buffer[] = [];
  let bytes = 0;
  let rows = 0;
  try {
    for await (const piece of createReadStream(file, { end: bytesMax - 1 }) as AsyncIterable<Buffer>) {
      pieces.push(piece);
      bytes += piece.length;
      rows += piece.filter((byte) => byte === LINE_END).length;
      bar.show({ file: path.basename(file), bytes, bytesTotal, rows });
    }
  } finally {
    bar.end();
  }
  return Buffer.concat(pieces);
}

function readRequest(args: string[]): { file: string; head: BatchHead; isDryRun: boolean } | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        petition: { type: "string", default: "safe-harbor" },
        state: { type: "string", default: "" },
        reference: { type: "string", default: "" },
        scan: { type: "string", default: "" },
        "dry-run": { type: "boolean", default: false },
      },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) return "Say which file to import, and only one.";
    const { petition, state, reference, scan } = values;
    const head = batchHead.safeParse({ petition, state: state.toUpperCase(), reference, scanReference: scan });
    if (!head.success)
      return head.error.issues.map(({ path: [name], message }) => `--${String(name)}: ${message}`).join("\n");
    return { file, head: head.data, isDryRun: values["dry-run"] };
  } catch (error) {
    return (error as Error).message;
  }
}

function problemLines(file: string, problems: LineProblem[]): string[] {
  const shown = problems
    .slice(0, PROBLEMS_SHOWN_MAX)
    .map(({ line, column, message }) => `${path.basename(file)}:${line}: ${column}: ${message}`);
  return problems.length > shown.length ? [...shown, `and ${problems.length - shown.length} more`] : shown;
}

function fail(messages: string[]): number {
  for (const message of messages) console.error(message);
  return 1;
}
