import { readdirSync } from "node:fs";
import path from "node:path";

import pg from "pg";

import { findPetition } from "@/lib/petitions/queries";
import { recountBreakdown } from "@/lib/signatures/breakdown/commands";
import { indexNames } from "@/lib/signatures/search/commands";
import { markOfWord } from "@/lib/signatures/search/words";
import { foldTally } from "@/lib/signatures/tally/commands";

import { root } from "../scripts/children.ts";
import { writeSigners } from "../scripts/demo-signers.ts";
import { Client } from "./client.ts";
import { organizerCookie } from "./organizer.ts";
import type { Results, Row } from "./results.ts";
import { scale } from "./scale.ts";
import type { Site } from "./site.ts";

const BASELINE = "/dev/baseline/dynamic";
const PAGES = "app/(console)/console/(signed-in)";
// What an organizer waits for at most, with up to so many signatures.
const LIMITS = [
  { signatures: 100_000, milliseconds: 200 },
  { signatures: Infinity, milliseconds: 500 },
];

/**
 * The time that the server takes for every page of the console, one request at a time as one organizer reads, in turns with an
 * empty dynamic page. A page is over its limit where the median is: other work on the machine slows single requests.
 */
export async function measureConsole(site: Site, signatures = scale.consoleSignatures): Promise<Results> {
  const petition = await findPetition("safe-harbor");
  console.log(`Writing ${signatures.toLocaleString("en-US")} signatures …`);
  await writeSigners(petition!, signatures, new Date());
  await prepare(site.databaseUrl);
  const limit = LIMITS.find((each) => signatures <= each.signatures)!.milliseconds;
  const cookie = await organizerCookie(site);
  const client = new Client(site);
  const rows: Row[] = [];
  for (const url of await urlsOf(site.databaseUrl, petition!.id)) {
    const [page, floor] = await inTurns(client, [url, BASELINE], cookie);
    rows.push({
      page: url.replace(/[0-9a-f]{32}/g, "…"),
      "median ms": page!.median,
      "slowest ms": page!.slowest,
      "baseline: empty dynamic page, ms": floor!.median,
      "limit ms": limit,
      "over the limit": scale.hasLimits && page!.median > limit ? 1 : 0,
    });
  }
  client.close();
  rows.sort((a, b) => Number(b["median ms"]) - Number(a["median ms"]));
  return { [`Pages of the console, ${signatures.toLocaleString("en-US")} signatures`]: rows };
}

/** Counts and indexes as the worker does in time, and gives the planner its statistics. Some signatures get what is rare. */
async function prepare(databaseUrl: string): Promise<void> {
  while ((await foldTally()) > 0) continue;
  while ((await indexNames()) > 0) continue;
  await recountBreakdown(new Date());
  await onDatabase(databaseUrl, async (client) => {
    await client.query("SET statement_timeout = 0");
    await client.query(
      `UPDATE signature SET flags = '{disposable-domain}' WHERE status = 'confirmed' AND id % 200 = 0`,
    );
    await client.query("VACUUM ANALYZE");
  });
}

/** Every page of the console, and the lists of signatures with each filter. A new page without an address here stops the bench. */
async function urlsOf(databaseUrl: string, petitionId: number): Promise<string[]> {
  const ids = await onDatabase(databaseUrl, async (client) => {
    const value = async (sql: string) => (await client.query<{ value: string }>(sql)).rows[0]?.value;
    return {
      signature: await value("SELECT max(id) AS value FROM signature WHERE status = 'confirmed'"),
      organizer: await value("SELECT min(id) AS value FROM organizer"),
    };
  });
  const lists = [...LISTS, named(["garza"], petitionId), named(["garza", "noah"], petitionId)];
  const addresses: Record<string, string[]> = {
    "signatures/[id]": [`signatures/${ids.signature}`],
    "organizers/[id]": [`organizers/${ids.organizer}`],
    "petitions/[slug]": ["petitions/safe-harbor"],
    "petitions/[slug]/text": ["petitions/safe-harbor/text"],
    "petitions/[slug]/preview": ["petitions/safe-harbor/preview?language=en"],
    "petitions/[slug]/versions": ["petitions/safe-harbor/versions?from=1&to=1"],
    "petitions/[slug]/editions": ["petitions/safe-harbor/editions"],
    "petitions/[slug]/editions/[state]": ["petitions/safe-harbor/editions/tx"],
    signatures: lists.map((query) => `signatures?petition=safe-harbor${query}`),
    comments: ["comments?petition=safe-harbor&state=TX", "comments?petition=safe-harbor&state=TX&review=left_out"],
    names: ["names?petition=safe-harbor", "names?petition=safe-harbor&review=shown&state=WY"],
    flagged: ["flagged?petition=safe-harbor", "flagged?petition=safe-harbor&state=WY"],
    "deliveries/new": ["deliveries/new?state=TX"],
    "updates/new": ["updates/new?petition=safe-harbor"],
  };
  const found = readdirSync(path.join(root, PAGES), { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => path.dirname(file))
    .filter((page) => !WITHOUT.includes(page))
    .sort();
  return found.flatMap((page) => {
    const urls = addresses[page] ?? (page === "." ? [""] : [page]);
    const open = urls.find((url) => url.includes("["));
    if (open !== undefined) throw new Error(`The bench of the console has no address for ${page}.`);
    return urls.map((url) => `/console${url && `/${url}`}`);
  });
}

// The pages of single rows that the bench does not write: deliveries have a part of their own, and the others read one row.
const WITHOUT = [
  "bills/[id]",
  "data/[id]",
  "deliveries/[id]",
  "deliveries/packets/[id]",
  "lists/[id]",
  "paper/[id]",
  "partners/[id]",
  "partners/codes/[code]",
  "removals/[id]",
  "updates/[id]",
  "webhooks/[id]",
];

const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

// With each filter alone, those that most rows fit and those that none fits.
const LISTS = [
  "",
  ...["pending", "confirmed", "withdrawn", "removed", "held"].map((status) => `&status=${status}`),
  "&state=WY",
  "&state=WY&status=withdrawn",
  "&zip=78701",
  "&zip=00000",
  "&source=demo",
  "&source=none",
  "&flag=any",
  "&flag=no-mail",
  `&from=${day(50)}&until=${day(50)}`,
  `&from=${day(400)}&until=${day(399)}`,
  `&status=withdrawn&from=${day(50)}&until=${day(50)}`,
  `&state=WY&from=${day(50)}&until=${day(50)}`,
  "&state=WY&district=sldu:56099",
];

/** The lists of everybody with these words in the name. */
const named = (words: string[], petitionId: number): string =>
  `&name=${words.map((word) => Buffer.from(markOfWord(word, petitionId)).toString("hex")).join(".")}`;

interface Times {
  median: number;
  slowest: number;
}

/** Requests each page in turns, after one request that does not count: the first opens connections and makes plans. */
async function inTurns(client: Client, urls: string[], cookie: string): Promise<Times[]> {
  const times: number[][] = urls.map(() => []);
  for (let turn = 0; turn <= scale.consoleTurns; turn += 1) {
    for (const [index, url] of urls.entries()) {
      const began = performance.now();
      const { status } = await client.send({ path: url, headers: { cookie } });
      if (status !== 200) throw new Error(`${url} responded with ${status}.`);
      if (turn > 0) times[index]!.push(performance.now() - began);
    }
  }
  return times.map((all) => {
    const sorted = all.toSorted((a, b) => a - b);
    return { median: sorted[Math.floor(sorted.length / 2)]!, slowest: sorted.at(-1)! };
  });
}

async function onDatabase<Value>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
