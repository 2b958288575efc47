// The official addresses of the data. docs/data.md says what each of them is, and its licence.
import { states } from "@/lib/content/states";
import type { ImportFile } from "@/lib/lawmakers/imports/schema";
import type { ImportKind } from "@/lib/lawmakers/schema";
import { SECOND } from "@/lib/time";

const PEOPLE_URL = process.env["OPEN_STATES_URL"] ?? "https://data.openstates.org/people/current";
const CENSUS_URL =
  process.env["CENSUS_RELATIONSHIPS_URL"] ?? "https://www2.census.gov/geo/docs/maps-data/data/rel2020/cd-sld";
// The newest plan that the Bureau has published. After a redraw it publishes files of another year.
const CENSUS_FILES = ["tab20_sldu202420_zcta520_natl.txt", "tab20_sldl202420_zcta520_natl.txt"];

const CONNECT_MILLISECONDS_MAX = 15 * SECOND;
const FETCH_MILLISECONDS_MAX = 300 * SECOND;
const FILE_BYTES_MAX = 100_000_000;

/** A file could not be fetched. The message is for the operator. */
export class FetchError extends Error {}

interface OfficialData {
  kind: ImportKind;
  source: string;
  files: (() => Promise<ImportFile>)[];
}

/** What is published at the official addresses, in the order in which it is imported. Nothing is fetched yet. */
export function officialData(): OfficialData[] {
  const withRoster = states.filter(({ kind, code }) => kind !== "territory" || code === "PR");
  return [
    {
      kind: "zip-districts",
      source: "U.S. Census Bureau",
      files: CENSUS_FILES.map((name) => () => fetchFile(`${CENSUS_URL}/${name}`, name)),
    },
    {
      kind: "lawmakers",
      source: "Open States",
      files: withRoster.map(({ code }) => () => {
        const name = `${code.toLowerCase()}.csv`;
        return fetchFile(`${PEOPLE_URL}/${name}`, name);
      }),
    },
  ];
}

/** Fetches a whole file, so that a connection that breaks is noticed before the import begins. */
async function fetchFile(url: string, name: string): Promise<ImportFile> {
  try {
    const { signal, arrived } = timeLimit();
    const response = await fetch(url, { signal, redirect: "follow" });
    arrived();
    if (!response.ok) throw new FetchError(`${url} responded with status ${response.status}.`);
    const bytes = await bytesOf(response, url);
    const modified = new Date(response.headers.get("last-modified") ?? "");
    const dated = Number.isNaN(modified.getTime()) ? null : modified;
    return {
      name,
      bytes: bytes.length,
      dated,
      read: async function* () {
        yield bytes;
      },
    };
  } catch (error) {
    if (error instanceof FetchError) throw error;
    const { cause, message } = error as Error & { cause?: { code?: string } };
    throw new FetchError(
      `${url} could not be fetched (${cause?.code ?? message}). Is there a network? Files that were downloaded elsewhere can be imported by name: docs/data.md.`,
    );
  }
}

// A server that does not respond at all is given up sooner than a slow download.
function timeLimit() {
  const connecting = new AbortController();
  const timer = setTimeout(() => connecting.abort(new Error("no response")), CONNECT_MILLISECONDS_MAX);
  const signal = AbortSignal.any([connecting.signal, AbortSignal.timeout(FETCH_MILLISECONDS_MAX)]);
  return { signal, arrived: () => clearTimeout(timer) };
}

async function bytesOf(response: Response, url: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > FILE_BYTES_MAX) throw new FetchError(`${url} is larger than any such file.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
