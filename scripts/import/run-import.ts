import { OPERATOR } from "@/lib/audit/schema";
import { importData } from "@/lib/lawmakers/imports/commands";
import type { ImportRequest, ImportResult } from "@/lib/lawmakers/imports/schema";
import { createProgressBar } from "./progress-bar.ts";

/** Imports files, and says on the terminal what happened. Returns the exit code. */
export async function runImport(request: ImportRequest): Promise<number> {
  const bar = createProgressBar(process.stderr);
  const result = await importData(request, OPERATOR, new Date(), bar.show).finally(bar.end);
  return report(request, result);
}

function report({ kind, dryRun = false }: ImportRequest, result: ImportResult): number {
  if (!result.ok && result.refusal === "another-import") {
    console.error("Another import is running. Please try again when it has ended.");
    return 1;
  }
  if (!result.ok) {
    for (const { file, line, message } of result.problems)
      console.error(`${file}${line === null ? "" : `:${line}`}: ${message}`);
    console.error(result.more ? "There are more problems. Nothing was imported." : "Nothing was imported.");
    return 1;
  }
  const { changes, warnings, rows, version, dated } = result;
  for (const warning of warnings) console.log(warning);
  for (const { state, added, changed, removed } of changes)
    console.log(`${state}: ${added} added, ${changed} changed, ${removed} removed`);
  const what = `${kind}, version ${version}, of ${dated.toISOString().slice(0, 10)}: ${rows} rows in the files`;
  if (changes.length === 0) console.log(`${what}. Nothing to change: all of it is imported already.`);
  else console.log(dryRun ? `${what}. Dry run: nothing was changed.` : `${what}. Imported.`);
  return 0;
}
