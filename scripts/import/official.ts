// `npm run import -- all`: what is published at the official addresses. docs/data.md says what each of them is, and its licence.
import { states } from "@/lib/content/states";
import type { ImportKind } from "@/lib/lawmakers/schema";
import { FetchError, fetchFile, type Patience } from "./fetch.ts";
import { runImport } from "./run-import.ts";

// The newest plan that the Bureau has published. After a redraw it publishes files of another year.
const CENSUS_FILES = ["tab20_sldu202420_zcta520_natl.txt", "tab20_sldl202420_zcta520_natl.txt"];
const UNREACHABLE_MAX = 2;

/** The folders in which the files are. */
export interface Addresses {
  people: string;
  census: string;
}

/** The official addresses, or others by the settings of the process. */
export const addressesOf = (env: NodeJS.ProcessEnv): Addresses => ({
  people: env["OPEN_STATES_URL"] || "https://data.openstates.org/people/current",
  census: env["CENSUS_RELATIONSHIPS_URL"] || "https://www2.census.gov/geo/docs/maps-data/data/rel2020/cd-sld",
});

interface Source {
  kind: ImportKind;
  source: string;
  folder: string;
  names: string[];
}

/** What is there, in the order in which it is imported. */
function sourcesAt({ people, census }: Addresses): Source[] {
  const withRoster = states.filter(({ kind, code }) => kind !== "territory" || code === "PR");
  return [
    { kind: "zip-districts", source: "U.S. Census Bureau", folder: census, names: CENSUS_FILES },
    {
      kind: "lawmakers",
      source: "Open States",
      folder: people,
      names: withRoster.map(({ code }) => `${code.toLowerCase()}.csv`),
    },
  ];
}

/**
 * Fetches each file and imports it, all or nothing. One that fails does not stop the others. Returns the exit code, which is 0
 * only where every file was imported.
 */
export async function importOfficial(addresses: Addresses, dryRun: boolean, patience?: Patience): Promise<number> {
  let [failed, total] = [0, 0];
  for (const source of sourcesAt(addresses)) {
    console.log(`${source.kind}: fetching ${source.names.length} files from ${source.folder}`);
    failed += await importFrom(source, dryRun, patience);
    total += source.names.length;
  }
  if (failed > 0) console.error(`${failed} of ${total} files were not imported.`);
  return failed ? 1 : 0;
}

/** Returns how many files failed. */
async function importFrom({ kind, source, folder, names }: Source, dryRun: boolean, patience?: Patience) {
  let [failed, unreachable] = [0, 0];
  for (const [index, name] of names.entries()) {
    try {
      const file = await fetchFile(`${folder}/${name}`, name, patience);
      failed += await runImport({ kind, files: [file], source, dryRun });
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      console.error(error.message);
      failed += 1;
      unreachable += Number(error.isUnreachable);
      // Without a network each of the others would fail too, some of them after a long wait.
      if (unreachable === UNREACHABLE_MAX && index + 1 === UNREACHABLE_MAX) {
        console.error(
          "Is there a network? Files that were downloaded elsewhere can be imported by name: docs/data.md.",
        );
        return names.length;
      }
    }
  }
  return failed;
}
