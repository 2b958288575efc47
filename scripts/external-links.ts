// `npm run links [-- --out FILE]`: every address of another site that a reader may be led to, and where it stands. It asks
// none of them: who looks after the content opens them, and writes the month into the date of check.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { root } from "./children.ts";

export interface ExternalLink {
  address: string;
  places: string[];
}

const FILES = ["content/**/*.json", "messages/**/*.json", "{app,components}/**/*.tsx", "lib/neutral-page.ts"];
const ADDRESS = /https?:\/\/[a-z0-9][^\s"'`<>\\]*/gi;
// What names a vocabulary and leads nobody anywhere.
const VOCABULARIES = new Set(["https://schema.org"]);

// They hide where a link leads, and count who follows it.
const SHORTENERS =
  /^(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|buff\.ly|lnkd\.in|is\.gd|rebrand\.ly|amzn\.to|youtu\.be|fb\.me|shorturl\.at|cutt\.ly)$/i;
const REDIRECTORS = /^(?:l\.facebook\.com|lm\.facebook\.com|www\.google\.com\/url|click\.|track\.|email\.)/i;
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|_hsenc|_hsmi|ref_src)$/i;

/** What is wrong with an address that readers are to follow, or null. */
export function faultOf(address: string): string | null {
  if (!URL.canParse(address)) return "cannot be read";
  const { protocol, hostname, pathname, username, password, port, searchParams } = new URL(address);
  if (protocol !== "https:" && protocol !== "http:") return "is not of the web";
  if (username || password || port) return "names a user or a port";
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(hostname)) return "names no public site";
  if (SHORTENERS.test(hostname) || REDIRECTORS.test(`${hostname}${pathname}`)) return "hides where it leads";
  if ([...searchParams.keys()].some((name) => TRACKING.test(name))) return "tells who follows it";
  return null;
}

/** Every address of another site in the texts and the drawn parts, each once, with its places. */
export function listExternalLinks(folder: string): ExternalLink[] {
  const places = new Map<string, string[]>();
  const add = (address: string, place: string) => {
    if (!VOCABULARIES.has(address)) places.set(address, [...(places.get(address) ?? []), place]);
  };
  for (const file of globSync(FILES, { cwd: folder })
    .filter((each) => !/\.test\.tsx$/.test(each))
    .sort()) {
    const text = readFileSync(path.join(folder, file), "utf8");
    if (file.endsWith(".json")) walk(JSON.parse(text), file, add);
    else for (const [address] of text.matchAll(ADDRESS)) add(address, file);
  }
  return [...places]
    .map(([address, at]) => ({ address, places: [...new Set(at)] }))
    .sort((a, b) => a.address.localeCompare(b.address, "en"));
}

function walk(value: unknown, place: string, add: (address: string, place: string) => void): void {
  if (typeof value === "string") {
    // In a sentence its marks may stand right behind an address.
    for (const [address] of value.matchAll(ADDRESS))
      add(address === value ? address : address.replace(/[.,;:!?)\]]+$/, ""), place);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) walk(part, placeOf(place, key, part), add);
  }
}

/** Down to the entry: in a list by its id, in a file of entries by its key. */
function placeOf(place: string, key: string, part: unknown): string {
  if (place.includes("#") || typeof part !== "object" || part === null) return place;
  return `${place}#${"id" in part && typeof part.id === "string" ? part.id : key}`;
}

function writeReport(links: ExternalLink[]): string {
  const hosts = Map.groupBy(links, ({ address }) => new URL(address).hostname.replace(/^www\./, ""));
  const parts = [...hosts]
    .sort(([a], [b]) => a.localeCompare(b, "en"))
    .map(
      ([host, inHost]) =>
        `## ${host}\n\n${inHost.map(({ address, places }) => `- <${address}>\n${places.map((place) => `  - ${place}\n`).join("")}`).join("")}`,
    );
  return `# Links to other sites\n\n${links.length} addresses on ${hosts.size} sites.\n\n${parts.join("\n")}`;
}

if (import.meta.main) {
  const { out } = parseArgs({ options: { out: { type: "string" } } }).values;
  const links = listExternalLinks(root);
  const faults = links.flatMap(({ address, places }) => {
    const fault = faultOf(address);
    return fault === null ? [] : [`${address} ${fault}: ${places.join(", ")}`];
  });
  const report = writeReport(links);
  if (out === undefined) console.log(report);
  else writeFileSync(out, report);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
