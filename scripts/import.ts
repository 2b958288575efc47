// `npm run import`: public data from files (docs/data.md): districts, ZIP areas, lawmakers; and lines on paper. All or nothing; the same files again
// change nothing.
import { parseArgs } from "node:util";

import { isStateCode } from "@/lib/content/states";
import { disconnect } from "@/lib/db/client";
import { allowLongStatements } from "@/lib/db/pool";
import type { ImportRequest } from "@/lib/lawmakers/imports/schema";
import { mayBeOfDay } from "@/lib/lawmakers/rules";
import { type ImportKind, importKinds, officialSources } from "@/lib/lawmakers/schema";
import { openFiles } from "./import/files.ts";
import { addressesOf, importOfficial } from "./import/official.ts";
import { importPaper } from "./import/paper.ts";
import { runImport } from "./import/run-import.ts";

const USAGE = `npm run import -- districts|zip-districts|lawmakers FILE…|FOLDER [--dry-run] [--partial] [--date 2026-08-05] [--plan 2024] [--state TX] [--source "where from"]
npm run import -- paper FILE …
npm run import -- all [--dry-run]`;

class UsageError extends Error {}

allowLongStatements();
try {
  const [kind, ...args] = process.argv.slice(2);
  // Lines on paper are no public data, and have options of their own.
  process.exitCode = kind === "paper" ? await importPaper(args) : await importPublicData();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n${USAGE}`);
  process.exitCode = 1;
} finally {
  await disconnect();
}

async function importPublicData(): Promise<number> {
  const { kind, paths, options } = readArguments();
  return kind === "all" ? importOfficial(addressesOf(process.env), options.dryRun) : importFiles(kind, paths, options);
}

type Options = Pick<ImportRequest, "state" | "dated" | "plan"> & { partial: boolean; dryRun: boolean; source: string };

function readArguments(): { kind: ImportKind | "all"; paths: string[]; options: Options } {
  const { values, positionals } = parsedArguments();
  const [name = "", ...paths] = positionals;
  const kind = name === "all" ? name : importKinds.find((each) => each === name);
  if (!kind) throw new UsageError(`There is no kind "${name}". There is: ${importKinds.join(", ")}, paper, all.`);
  if (kind === "all" ? paths.length > 0 : paths.length === 0)
    throw new UsageError(kind === "all" ? "This takes no files." : "Say which files or folder to import.");
  const state = values.state.toUpperCase();
  if (state && !isStateCode(state)) throw new UsageError(`There is no state "${values.state}".`);
  const dated = values.date ? new Date(`${values.date}T00:00:00Z`) : null;
  if (dated && (!/^\d{4}-\d\d-\d\d$/.test(values.date) || Number.isNaN(dated.getTime())))
    throw new UsageError("--date is a day such as 2026-08-05.");
  if (dated && !mayBeOfDay(dated, new Date())) throw new UsageError("--date is not in the future.");
  if (values.plan && !/^\d{4}$/.test(values.plan)) throw new UsageError("--plan is a year such as 2024.");
  const { partial, source, "dry-run": dryRun } = values;
  return { kind, paths, options: { partial, dryRun, source, state: state || null, dated, plan: values.plan || null } };
}

function parsedArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        "dry-run": { type: "boolean", default: false },
        partial: { type: "boolean", default: false },
        date: { type: "string", default: "" },
        plan: { type: "string", default: "" },
        state: { type: "string", default: "" },
        source: { type: "string", default: "" },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function importFiles(kind: ImportKind, paths: string[], options: Options): Promise<number> {
  const files = await openFiles(paths).catch((error: unknown) => {
    throw new UsageError(`${(error as Error).message}.`);
  });
  if (files.length === 0) throw new UsageError("The folder has no .csv, .txt, .yml or .yaml file.");
  return runImport({ ...options, kind, files, source: options.source || officialSources[kind] });
}
