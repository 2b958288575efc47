import "server-only";

import { createHash } from "node:crypto";

import districtsFile from "@/content/districts.json";

import { parseContent } from "../../content/parse";
import { db } from "../../db/client";
import { invariant } from "../../invariant";
import { importData } from "../imports/commands";
import type { ImportFile, StateChanges } from "../imports/schema";
import { type Chamber, type District, SHIPPED } from "../schema";
import { expandChamber } from "./rules";
import { shippedFile } from "./schema";

/**
 * Imports the list of districts that is part of this software, at every start: where a state has none, or has an earlier one
 * of this software. A list that an administrator imported stays. Returns the states that changed; none where another import
 * runs, so that several processes may start at once.
 */
export async function loadShippedDistricts(now: Date, content: unknown = districtsFile): Promise<StateChanges[]> {
  const { plan, dated, source, states } = parseContent("content/districts.json", shippedFile, content);
  const districts = Object.entries(states).flatMap(([state, rules]) =>
    Object.entries(rules).flatMap(([chamber, rule]) => expandChamber(state, chamber as Chamber, rule)),
  );
  const bytes = bytesOf(districts);
  if (await wasShipped(plan, bytes)) return [];
  const file: ImportFile = {
    name: "content/districts.json",
    bytes: bytes.length,
    dated: new Date(`${dated}T00:00:00Z`),
    read: async function* () {
      yield bytes;
    },
  };
  const request = { kind: "districts" as const, files: [file], source, plan, replacesOwnOnly: true };
  const result = await importData(request, SHIPPED, now);
  if (!result.ok && result.refusal === "another-import") return [];
  invariant(result.ok, `content/districts.json cannot be imported: ${JSON.stringify(result)}`);
  return result.changes;
}

/** Whether this very list was imported at an earlier start. What replaced parts of it since then should stay. */
async function wasShipped(version: string, bytes: Buffer): Promise<boolean> {
  const sha256 = createHash("sha256").update(bytes).digest();
  const where = { kind: "districts", actor: SHIPPED, version, sha256 };
  return (await db.dataImport.findFirst({ where, select: { id: true } })) !== null;
}

/** The list in the layout of a list that an administrator imports, so that it is checked in the same way. */
function bytesOf(districts: District[]): Buffer {
  const header = ["state", "chamber", "census_layer", "census_geoid", "ocd_division_id", "district", "seats", "title"];
  const rows = districts.map(({ state, chamber, layer, geoid, division, name, seats, title }) => [
    state,
    chamber,
    layer ?? "",
    geoid ?? "",
    division,
    name,
    seats,
    title,
  ]);
  return Buffer.from([header, ...rows].map((row) => `"${row.join('","')}"\n`).join(""));
}
