// `npm run bench`: runs the named parts, or all. Each part writes its figures at its end, so that the failure of a later one
// loses none. The exit code is 1 where a part failed, or where its figures have errors.
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";

import { startScript } from "../scripts/children.ts";
import { freePort } from "../scripts/ports.ts";
import { HASH_KEY, startTemporarySite } from "../scripts/temporary-site.ts";
import { faultsOf, keepResults, type Results } from "./results.ts";
import type { Site } from "./site.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "per-second": { type: "string" },
    seconds: { type: "string" },
    pollers: { type: "string" },
    stored: { type: "string" },
    signatures: { type: "string" },
  },
});
const numberOf = (text: string | undefined) => (text === undefined ? undefined : Number(text));
const crowd = {
  perSecond: numberOf(values["per-second"]),
  seconds: numberOf(values.seconds),
  pollers: numberOf(values.pollers),
  stored: numberOf(values.stored),
};

// Imported when they run, because they read the settings, which are complete only after the site has started.
const ON_A_SITE: Record<string, (site: Site) => Promise<Results>> = {
  pages: async (site) => (await import("./pages.ts")).measurePages(site),
  weight: async (site) => (await import("./weight.ts")).measureWeight(site),
  signing: async (site) => (await import("./signing.ts")).measureSigning(site),
  costs: async (site) => (await import("./costs.ts")).measureCosts(site),
  journeys: async (site) => (await import("./journeys.ts")).measureJourneys(site, crowd),
  export: async (site) => (await import("./exporting.ts")).measureExport(site, numberOf(values.signatures)),
  console: async (site) => (await import("./console.ts")).measureConsole(site, numberOf(values.signatures)),
  packets: async (site) => (await import("./packets.ts")).measurePackets(site, numberOf(values.signatures)),
  import: async () => (await import("./importing.ts")).measureImport(),
  killing: async (site) => (await import("./killing.ts")).measureKilling(site, crowd),
  lighthouse: async (site) => (await import("./lighthouse.ts")).measureLighthouse(site),
};
// Measured on a database without a site, in a process of its own: a site would send emails and fold the tally.
const STATEMENTS = "statements";
// Only where it is named: it starts an installation of its own, behind nginx.
const KILLING = "killing";
const USUAL_PARTS = [...Object.keys(ON_A_SITE).filter((part) => part !== KILLING), STATEMENTS];
const PARTS = [...USUAL_PARTS, KILLING];

const parts = positionals.length > 0 ? positionals : USUAL_PARTS;
const unknown = parts.find((part) => !PARTS.includes(part));
if (unknown !== undefined) {
  console.error(`There is no "${unknown}". The parts are: ${PARTS.join(", ")}.`);
  process.exit(1);
}

const failed: string[] = [];
if (parts.includes(STATEMENTS)) await measureStatements();
const onSite = parts.filter((part) => part in ON_A_SITE);
if (onSite.length > 0) await measureOnSite(onSite);
console.log(`\nFigures are from this machine, now; the ratios to the baselines are what to compare.`);
if (failed.length > 0) console.error(`Something went wrong in: ${failed.join(", ")}.`);
process.exit(failed.length > 0 ? 1 : 0);

async function measureStatements(): Promise<void> {
  const script = startScript({ script: "bench/statements.ts", env: process.env as Record<string, string> });
  if ((await script.ended) !== 0) failed.push(STATEMENTS);
}

async function measureOnSite(names: string[]): Promise<void> {
  const bytes = () => randomBytes(32).toString("base64");
  // A build contains the URL. With that of an earlier build, that build can be used again.
  const { SITE_URL, NEXT_DIST_DIR } = process.env;
  const secrets = { HASH_KEY, SEAL_KEYS: `bench:${bytes()}`, NEXTAUTH_SECRET: bytes() };
  const site = await startTemporarySite({
    ...secrets,
    ...(SITE_URL && { SITE_URL, PORT: `${await freePort()}` }),
    ...(NEXT_DIST_DIR && { NEXT_DIST_DIR }),
    STORIES: "on",
    // The bench acts as a trusted proxy, so that each request can come from another visitor.
    TRUSTED_PROXIES: "127.0.0.1/32,::1/128",
  });
  // The settings that the bench shares with the site, set before anything reads them.
  Object.assign(process.env, secrets, {
    SITE_URL: site.siteUrl,
    DATABASE_URL: site.databaseUrl,
    RESEND_API_KEY: "re_bench",
  });
  // Counts all signatures again.
  (await import("@/lib/db/pool")).allowLongStatements();
  try {
    for (const name of names) await measure(name, () => ON_A_SITE[name]!(site));
  } finally {
    const { disconnect } = await import("@/lib/db/client");
    await disconnect();
    await site.stop();
  }
}

async function measure(part: string, work: () => Promise<Results>): Promise<void> {
  try {
    const results = await work();
    console.log(`\nWritten to ${keepResults(part, results)}`);
    const faults = faultsOf(results);
    for (const fault of faults) console.error(fault);
    if (faults.length > 0) failed.push(part);
  } catch (error) {
    console.error(`${part}:`, error);
    failed.push(part);
  }
}
