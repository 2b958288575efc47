// `npm run links [-- --out FILE]`: lists every URL of another site in the texts, with its places. It makes no request: an
// editor opens the links, and writes the month as the date of check.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { root } from "./children.ts";

export interface ExternalLink {
  url: string;
  places: string[];
}

const FILES = ["content/**/*.json", "messages/**/*.json", "{app,components}/**/*.tsx", "lib/neutral-page.ts"];
const URL_IN_TEXT = /https?:\/\/[a-z0-9][^\s"'`<>\\]*/gi;
// URLs that name vocabularies and are no links.
const VOCABULARIES = new Set(["https://schema.org"]);

// URL shorteners, which hide the target of a link and count its readers.
const SHORTENERS =
  /^(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|buff\.ly|lnkd\.in|is\.gd|rebrand\.ly|amzn\.to|youtu\.be|fb\.me|shorturl\.at|cutt\.ly)$/i;
const REDIRECTORS = /^(?:l\.facebook\.com|lm\.facebook\.com|www\.google\.com\/url|click\.|track\.|email\.)/i;
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|_hsenc|_hsmi|ref_src)$/i;

/** The fault of a URL in a link, or null. */
export function faultOf(url: string): string | null {
  if (!URL.canParse(url)) return "cannot be read";
  const { protocol, hostname, pathname, username, password, port, searchParams } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return "is not of the web";
  if (username || password || port) return "names a user or a port";
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(hostname)) return "names no public site";
  if (SHORTENERS.test(hostname) || REDIRECTORS.test(`${hostname}${pathname}`)) return "hides where it leads";
  if ([...searchParams.keys()].some((name) => TRACKING.test(name))) return "tells who follows it";
  return null;
}

/** Every URL of another site in the texts and the components, each once, with its places. */
export function listExternalLinks(folder: string): ExternalLink[] {
  const places = new Map<string, string[]>();
  const add = (url: string, place: string) => {
    if (!VOCABULARIES.has(url)) places.set(url, [...(places.get(url) ?? []), place]);
  };
  for (const file of globSync(FILES, { cwd: folder })
    .filter((each) => !/\.test\.tsx$/.test(each))
    .sort()) {
    const text = readFileSync(path.join(folder, file), "utf8");
    if (file.endsWith(".json")) walk(JSON.parse(text), file, add);
    else for (const [url] of text.matchAll(URL_IN_TEXT)) add(url, file);
  }
  return [...places]
    .map(([url, at]) => ({ url, places: [...new Set(at)] }))
    .sort((a, b) => a.url.localeCompare(b.url, "en"));
}

function walk(value: unknown, place: string, add: (url: string, place: string) => void): void {
  if (typeof value === "string") {
    // A punctuation mark may follow a URL directly.
    for (const [url] of value.matchAll(URL_IN_TEXT)) add(url === value ? url : url.replace(/[.,;:!?)\]]+$/, ""), place);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) walk(part, placeOf(place, key, part), add);
  }
}

/** The place within a file, down to the entry: its id in a list, or its key in a file of entries. */
function placeOf(place: string, key: string, part: unknown): string {
  if (place.includes("#") || typeof part !== "object" || part === null) return place;
  return `${place}#${"id" in part && typeof part.id === "string" ? part.id : key}`;
}

function writeReport(links: ExternalLink[]): string {
  const hosts = Map.groupBy(links, ({ url }) => new URL(url).hostname.replace(/^www\./, ""));
  const parts = [...hosts]
    .sort(([a], [b]) => a.localeCompare(b, "en"))
    .map(
      ([host, inHost]) =>
        `## ${host}\n\n${inHost.map(({ url, places }) => `- <${url}>\n${places.map((place) => `  - ${place}\n`).join("")}`).join("")}`,
    );
  return `# Links to other sites\n\n${links.length} URLs on ${hosts.size} sites.\n\n${parts.join("\n")}`;
}

if (import.meta.main) {
  const { out } = parseArgs({ options: { out: { type: "string" } } }).values;
  const links = listExternalLinks(root);
  const faults = links.flatMap(({ url, places }) => {
    const fault = faultOf(url);
    return fault === null ? [] : [`${url} ${fault}: ${places.join(", ")}`];
  });
  const report = writeReport(links);
  if (out === undefined) console.log(report);
  else writeFileSync(out, report);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
