import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";

import { startTemporarySite } from "../scripts/temporary-site.ts";

import { keepResults, printTable, type Row } from "./table.ts";

const PARTS = ["pages", "weight", "signing", "journeys", "export", "lighthouse"] as const;
type Part = (typeof PARTS)[number];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "per-second": { type: "string", default: "50" },
    seconds: { type: "string", default: "30" },
    signatures: { type: "string", default: "1000000" },
  },
});
const parts = (positionals.length > 0 ? positionals : PARTS) as Part[];
const unknown = parts.filter((part) => !PARTS.includes(part));

if (unknown.length > 0) {
  console.error(`There is no "${unknown[0]}". The parts are: ${PARTS.join(", ")}.`);
  process.exitCode = 1;
} else {
  await measure();
}

async function measure() {
  const bytes = (length: number) => randomBytes(length).toString("base64");
  const secrets = { HASH_KEY: bytes(32), SEAL_KEYS: `bench:${bytes(32)}`, NEXTAUTH_SECRET: bytes(32) };
  const distDir: Record<string, string> = process.env["NEXT_DIST_DIR"]
    ? { NEXT_DIST_DIR: process.env["NEXT_DIST_DIR"] }
    : {};
  // The bench stands for many visitors, so it says of each request where it comes from, as a proxy does.
  const site = await startTemporarySite({
    ...secrets,
    ...distDir,
    STORIES: "on",
    TRUSTED_PROXIES: "127.0.0.1/32,::1/128",
  });
  // What the bench shares with the site, set before any part of the program that reads settings is loaded.
  Object.assign(process.env, secrets, { DATABASE_URL: site.databaseUrl, RESEND_API_KEY: "re_bench" });
  try {
    const results = await measureParts(site);
    console.log(
      `\nWritten to ${keepResults(results)}. Figures are from this machine, now; the ratios to the baselines are what to compare.`,
    );
  } finally {
    const { disconnect } = await import("@/lib/db/client");
    await disconnect();
    await site.stop();
  }
}

async function measureParts(site: {
  siteUrl: string;
  postboxUrl: string;
  databaseUrl: string;
  distDir: string;
  starter: { pid?: number | undefined };
}) {
  const results: Record<string, Row[]> = {};
  const keep = (title: string, rows: Row[]) => {
    results[title] = rows;
    printTable(title, rows);
  };
  if (parts.includes("pages")) keep("Pages", await (await import("./pages.ts")).measurePages(site.siteUrl));
  if (parts.includes("weight"))
    keep("What a page sends", await (await import("./weight.ts")).measureWeight(site.siteUrl, site.distDir));
  if (parts.includes("signing"))
    keep("Signing and confirming", await (await import("./signing.ts")).measureSigning(site.siteUrl));
  if (parts.includes("journeys")) {
    const { measureJourneys } = await import("./journeys.ts");
    const perSecond = Number(values["per-second"]);
    const { rows, drift } = await measureJourneys(site.siteUrl, site.postboxUrl, perSecond, Number(values.seconds));
    keep(`${perSecond} whole journeys a second`, rows);
    keep("Drift of the public count from the journeys that ended well", [{ drift }]);
  }
  if (parts.includes("export")) {
    const { measureExport } = await import("./exporting.ts");
    keep("Export", await measureExport(site, Number(values.signatures)));
  }
  if (parts.includes("lighthouse")) {
    const { measureLighthouse } = await import("./lighthouse.ts");
    keep("Lighthouse, mobile", await measureLighthouse(site.siteUrl));
  }
  return results;
}
