import http from "node:http";
import { pipeline } from "node:stream/promises";
import { Writable } from "node:stream";

import pg from "pg";
import { to as copyTo } from "pg-copy-streams";

import { db, pool } from "@/lib/db/client";
import { findPetition } from "@/lib/petitions/queries";
import { foldTally } from "@/lib/signatures/tally/commands";

import { writeSigners } from "../scripts/demo-signers.ts";
import { watchMemory } from "./memory.ts";
import { organizerCookie } from "./organizer.ts";
import type { Results, Row } from "./results.ts";
import { scale } from "./scale.ts";
import type { Site } from "./site.ts";

// The share of fictional signers who are confirmed (scripts/demo-signers.ts). Only these are exported.
const CONFIRMED_SHARE = 0.93;

/** The export of all confirmed signatures by an organizer and, in turns, COPY of the same columns. */
export async function measureExport(site: Site, signatures = scale.exportedSignatures): Promise<Results> {
  const petition = await findPetition("safe-harbor");
  console.log(`Writing ${signatures.toLocaleString("en-US")} confirmed signatures …`);
  await writeSigners(petition!, Math.ceil(signatures / CONFIRMED_SHARE), new Date());
  // PostgreSQL learns at once how many rows there are now, and the worker has nothing left to fold while the exports run.
  await pool.query("ANALYZE");
  while ((await db.tallyEntry.count()) > 0) await foldTally();
  const cookie = await organizerCookie(site);
  const rows: Row[] = [];
  for (let run = 1; run <= scale.exportRuns; run += 1) {
    const baseline = await timed(() => copyOut(site.databaseUrl));
    const memory = watchMemory(site.starter.pid!, /next-server|serve\/web/);
    const file = await timed(() => download(site, cookie));
    const { growth, peak } = memory.stop();
    rows.push({
      run,
      rows: file.rows,
      "rows a second": file.rows / file.seconds,
      "baseline: COPY, rows a second": baseline.rows / baseline.seconds,
      "times the baseline's time": file.seconds / baseline.seconds,
      "server growth MB": growth,
      "server peak MB": peak,
      "file MB": file.bytes / 1e6,
    });
  }
  return { Export: rows };
}

async function timed<Value extends object>(work: () => Promise<Value>): Promise<Value & { seconds: number }> {
  const began = performance.now();
  return { ...(await work()), seconds: (performance.now() - began) / 1_000 };
}

function download({ url, siteUrl }: Site, cookie: string): Promise<{ rows: number; bytes: number }> {
  const body = new URLSearchParams({ petition: "safe-harbor", state: "", reason: "benchmark" }).toString();
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${url}/console/exports/csv`,
      {
        method: "POST",
        headers: {
          host: new URL(siteUrl).host,
          cookie,
          origin: siteUrl,
          "content-type": "application/x-www-form-urlencoded",
          "content-length": Buffer.byteLength(body),
        },
      },
      (response) => {
        const counted = counter();
        if (response.statusCode !== 200)
          reject(new Error(`the export got ${response.statusCode} ${response.headers.location ?? ""}`));
        pipeline(response, counted.stream).then(
          () => resolve({ rows: counted.lines() - 1, bytes: counted.bytes() }),
          reject,
        );
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

async function copyOut(databaseUrl: string): Promise<{ rows: number }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const counted = counter();
  await pipeline(
    client.query(
      copyTo(`
    COPY (SELECT id, email_hash, name_sealed, state, zip, upper_district, lower_district, district_method, created_at,
      confirmed_at, comment_sealed FROM signature WHERE status = 'confirmed' ORDER BY state, id) TO STDOUT`),
    ),
    counted.stream,
  );
  await client.end();
  return { rows: counted.lines() };
}

function counter() {
  let lines = 0;
  let bytes = 0;
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
      done();
    },
  });
  return { stream, lines: () => lines, bytes: () => bytes };
}
