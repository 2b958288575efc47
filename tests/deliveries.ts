import { createHash } from "node:crypto";

import type { Organizer } from "../lib/organizers/schema.ts";
import { onDatabase } from "./database.ts";
import { writeLawmakers } from "./lawmakers.ts";

/** Inserts an admin, whom deliveries and reviews refer to. */
export async function createAdmin(): Promise<Organizer> {
  const hash = createHash("sha256").update("admin").digest();
  const id = await onDatabase(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at, joined_at)
       VALUES ($1, 'x', 'admin', true, '{}', now(), now()) RETURNING id`,
      [hash],
    );
    return rows[0]!.id;
  });
  return { id, role: "admin", states: null };
}

/**
 * Writes four districts of Texas and their roster: one with a senator, one with two representatives, one of the whole state,
 * and one that the Census does not map. The term of a fifth lawmaker has ended. Returns the ids of the lawmakers.
 */
export async function writeRoster(): Promise<string[]> {
  const state = "TX";
  const lower = { state, chamber: "lower" };
  const upper = { state, chamber: "upper" };
  const unmapped = { ...lower, layer: null, geoid: null };
  const lawmakers = [
    { ...upper, district: "1", name: "Ana One", email: "ana@example.invalid", phone: "512-555-0100" },
    { ...lower, district: "1", name: "Ben One", email: "ben@example.invalid", termEnds: "2027-01-01" },
    { ...lower, district: "1", name: "Cy One" },
    { ...lower, district: "At-Large", name: "Di Large" },
    { ...upper, district: "1", name: "Ed Gone", termEnds: "2026-01-01" },
    { ...lower, district: "Tribe", name: "Flo Tribe" },
  ];
  await writeLawmakers({
    districts: [
      { ...upper, name: "1", layer: "sldu", geoid: "48001" },
      { ...lower, name: "1", layer: "sldl", geoid: "48001", seats: 2 },
      { ...unmapped, name: "At-Large", division: "ocd-division/country:us/state:tx" },
      { ...unmapped, name: "Tribe" },
    ],
    lawmakers,
    rosterDate: "2026-01-05",
  });
  return lawmakers.map((_, index) => `ocd-person/${index + 1}`);
}
