// `npm run privacy:proof`: says whether personal data is left that should be gone, and with `--marked TEXT` where a text is left.
// It reads every table and changes nothing. The exit code is 1 where something was found.
import { parseArgs } from "node:util";

import { disconnect } from "@/lib/db/client";
import { allowLongStatements } from "@/lib/db/pool";

import { countOverdue } from "./privacy/overdue.ts";
import { findTraces, findUnknownColumns, MARKED_LENGTH_MIN } from "./privacy/search.ts";

const { marked = [] } = parseArgs({ options: { marked: { type: "string", multiple: true } } }).values;
const short = marked.find((text) => text.length < MARKED_LENGTH_MIN);
if (short !== undefined) {
  console.error(`"${short}" is too short to search for: use at least ${MARKED_LENGTH_MIN} characters.`);
  process.exit(1);
}

// It scans whole tables.
allowLongStatements();
const found = marked.length > 0 ? await searchMarked() : await searchOverdue();
await disconnect();
process.exitCode = found > 0 ? 1 : 0;

async function searchOverdue(): Promise<number> {
  const overdue = await countOverdue(new Date());
  for (const { what, rows } of overdue) console.log(`${rows === 0 ? "gone" : `${rows} left`}: ${what}`);
  const unknown = await findUnknownColumns();
  for (const column of unknown)
    console.log(`unknown: ${column} is neither in docs/privacy.md nor listed as impersonal`);
  const left = overdue.filter(({ rows }) => rows > 0).length;
  console.log(
    left + unknown.length === 0
      ? "No personal data is left that should be gone, and every column is known."
      : `${left} kinds of data are left that should be gone, and ${unknown.length} columns are unknown. Does the worker run?`,
  );
  return left + unknown.length;
}

async function searchMarked(): Promise<number> {
  let count = 0;
  for (const text of marked) {
    const traces = await findTraces(text);
    for (const { column, as, rows } of traces) console.log(`found ${as} in ${rows} rows of ${column}`);
    count += traces.length;
  }
  if (count === 0) console.log("It was found in no column of any table.");
  return count;
}
