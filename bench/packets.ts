import { setTimeout as wait } from "node:timers/promises";

import pg from "pg";

import { startDrawing } from "@/drawings/packet/drawing";
import { describePacket } from "@/lib/deliveries/building/describing";
import { createDelivery, startBuilding } from "@/lib/deliveries/commands";
import { findDelivery } from "@/lib/deliveries/queries";
import { deliveryInput } from "@/lib/deliveries/schema";
import { invariant } from "@/lib/invariant";
import type { Organizer } from "@/lib/organizers/schema";
import { findPetition } from "@/lib/petitions/queries";
import { openedBatches } from "@/lib/signatures/export/opened-batches";
import { readIncluded } from "@/lib/signatures/export/queries";
import { foldTally } from "@/lib/signatures/tally/commands";

import { writeSigners } from "../scripts/demo-signers.ts";
import { watchMemory } from "./memory.ts";
import type { Results, Row } from "./results.ts";
import { scale } from "./scale.ts";
import type { Site } from "./site.ts";

const LOOK_MILLISECONDS = 100;
// The share of fictional signers who are confirmed (scripts/demo-signers.ts).
const CONFIRMED_SHARE = 0.93;

// A packet of 100,000 signers is built within this, whatever the machine has. The table of a PDF's objects grows with its pages.
const WORKER_GROWTH_MEGABYTES_MAX = 200;
const SIGNATURES_OF_LIMIT = 100_000;

/**
 * One packet of all signatures, then a packet for each of the lawmakers of the same state, built by the site's worker. Beside
 * them are two baselines: the rows read and opened and nothing else, and a PDF that has one batch of rows again and again.
 */
export async function measurePackets(site: Site, signatures = scale.deliveredSignatures): Promise<Results> {
  const petition = await findPetition("safe-harbor");
  console.log(`Writing ${signatures.toLocaleString("en-US")} confirmed signatures of one state …`);
  await writeSigners(petition!, Math.ceil(signatures / CONFIRMED_SHARE), new Date());
  const by = await moveToOneState(site.databaseUrl);
  while ((await foldTally()) > 0) continue;
  const rows: Row[] = [];
  for (const scope of ["state", "each_lawmaker"] as const) rows.push(await measureDelivery(site, by, scope));
  return { Packets: rows, Baselines: await measureBaselines(petition!.id) };
}

async function measureDelivery(site: Site, by: Organizer, scope: "state" | "each_lawmaker"): Promise<Row> {
  const now = new Date();
  const fields = { petition: "safe-harbor", state: "TX", scope, title: "To {recipient}", text: "{ask}" };
  const created = await createDelivery(by, deliveryInput.parse(fields), now);
  invariant(created.ok, "the bench may deliver");
  const { id } = created.value;
  const memory = watchMemory(site.starter.pid!, /worker\.ts/);
  const began = performance.now();
  invariant((await startBuilding(by, id, now)).ok, "the delivery can be built");
  for (;;) {
    const { status, progress } = (await findDelivery(by, id))!;
    if (status === "ready") {
      const { growth, peak } = memory.stop();
      const seconds = (performance.now() - began) / 1_000;
      const { packets, signatures, failed } = progress;
      return {
        scope,
        packets,
        signatures,
        errors: failed + (scope === "state" && growth > growthMax(signatures) ? 1 : 0),
        seconds,
        "signatures a second": signatures / seconds,
        "worker growth MB": growth,
        "worker peak MB": peak,
      };
    }
    await wait(LOOK_MILLISECONDS);
  }
}

/** What building cannot be faster than: reading and opening the rows, and drawing as many of them. */
async function measureBaselines(petitionId: number): Promise<Row[]> {
  const signatures = await readIncluded("signature WHERE status = 'confirmed'", { zone: "America/Chicago" });
  try {
    const { summary } = signatures;
    let drawn: { rows: Uint8Array; count: number } | null = null;
    let began = performance.now();
    for await (const { opened, rows } of openedBatches(petitionId, ["pdf"], signatures.batches()))
      drawn ??= { rows: opened.pdf!, count: rows };
    const opening = baseline("rows opened", summary.rows, began);
    invariant(drawn, "there are signatures");
    const kind = { kind: "state", lawmakerId: null, title: null, name: null, chamber: null } as const;
    const { description } = await describePacket(
      {
        ...{ petitionId, state: "TX", cutOff: new Date(), district: null, verificationCode: "0".repeat(16) },
        ...{ cover: { title: "To {recipient}", text: "{ask}" }, texts: null, since: null, version: 1 },
        recipient: { ...kind, districtName: null, email: null, phone: null },
      },
      { summary, paper: 0 },
      { online: summary.rows, paper: 0 },
    );
    began = performance.now();
    const drawing = startDrawing(description);
    try {
      // Copied, because a batch belongs to the thread once it was sent.
      for (let count = 0; count < summary.rows; count += drawn.count) await drawing.add(new Uint8Array(drawn.rows));
      await drawing.finish();
    } finally {
      await drawing.stop();
    }
    return [opening, baseline("the same rows drawn", summary.rows, began)];
  } finally {
    await signatures.close();
  }
}

function baseline(name: string, signatures: number, began: number): Row {
  const seconds = (performance.now() - began) / 1_000;
  return { baseline: name, signatures, seconds, "signatures a second": signatures / seconds };
}

/** Moves all signatures to Texas, in equal shares to its districts, and gives each district a senator. */
async function moveToOneState(databaseUrl: string): Promise<Organizer> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `UPDATE signature SET state = 'TX', district_method = 'address',
         upper_district = '48' || lpad((id % $1 + 1)::text, 3, '0'), lower_district = NULL
       WHERE status = 'confirmed'`,
      [scale.lawmakers],
    );
    await client.query(`DELETE FROM lawmaker WHERE state = 'TX'; DELETE FROM district WHERE state = 'TX'`);
    await client.query(`
      INSERT INTO data_import (kind, state, version, dated, source, rows, sha256, actor, imported_at)
      VALUES ('lawmakers', 'TX', '2026-01-01', '2026-01-01', 'bench', ${scale.lawmakers}, sha256('bench'), 'operator', now())`);
    await client.query(
      `INSERT INTO district (state, chamber, name, division, layer, geoid, seats, title, import_id)
       SELECT 'TX', 'upper', n::text, 'ocd-division/country:us/state:tx/sldu:' || n, 'sldu', '48' || lpad(n::text, 3, '0'), 1,
         'Senator', (SELECT max(id) FROM data_import)
       FROM generate_series(1, $1::int) n`,
      [scale.lawmakers],
    );
    await client.query(`
      INSERT INTO lawmaker (id, state, chamber, district, name, given_name, family_name, source, roster_date, import_id)
      SELECT 'ocd-person/' || name, state, chamber, name, 'Ann ' || name, 'Ann', name, 'bench', current_date, import_id
      FROM district WHERE state = 'TX'`);
    const { rows } = await client.query<{ id: number }>(`
      INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at, joined_at)
      VALUES (sha256('bench'), 'x', 'admin', true, '{}', now(), now()) RETURNING id`);
    return { id: rows[0]!.id, role: "admin", states: null };
  } finally {
    await client.end();
  }
}

function growthMax(signatures: number): number {
  return WORKER_GROWTH_MEGABYTES_MAX * Math.max(1, signatures / SIGNATURES_OF_LIMIT);
}
