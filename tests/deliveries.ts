import { createHash } from "node:crypto";

import { openPacketFile } from "../lib/deliveries/files/queries.ts";
import type { OpenedPacket, PacketFormat } from "../lib/deliveries/schema.ts";
import type { Organizer } from "../lib/organizers/schema.ts";
import { clearPetitionMemo } from "../lib/petitions/queries.ts";
import { sealComment, sealName } from "../lib/signatures/sealing.ts";
import { emptyDatabase, onDatabase } from "./database.ts";
import { writeLawmakers } from "./lawmakers.ts";
import { createPetition } from "./petition.ts";

/** Begins a test of deliveries: a database with one open petition and an admin. */
export async function beginDeliveries(): Promise<{ petitionId: number; admin: Organizer }> {
  await emptyDatabase();
  clearPetitionMemo();
  return { petitionId: await createPetition(), admin: await createAdmin() };
}

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

interface Constituent {
  name: string;
  state?: string;
  zip?: string;
  upper?: string;
  lower?: string;
  status?: "confirmed" | "withdrawn";
  comment?: string;
  /** What an organizer decided about the comment; "included" if nothing is said. */
  review?: "waiting" | "included" | "left_out";
  confirmedAt?: Date;
}

/** Inserts signatures with districts and reviewed comments. Returns their ids. */
export async function writeConstituents(petitionId: number, constituents: Constituent[]): Promise<bigint[]> {
  return onDatabase(async (client) => {
    const ids: bigint[] = [];
    const organizers = await client.query<{ id: number }>("SELECT id FROM organizer LIMIT 1");
    const organizerId = organizers.rows[0]?.id ?? null;
    for (const each of constituents) {
      const hash = createHash("sha256").update(`${each.name} ${Math.random()}`).digest();
      const { upper = null, lower = null, status = "confirmed", comment, review = "included" } = each;
      const reviewed = comment !== undefined && review !== "waiting";
      const { rows } = await client.query<{ id: string }>(
        `INSERT INTO signature (petition_id, version, status, email_hash, name_sealed, email_sealed, comment_sealed, zip, state,
           upper_district, lower_district, district_method, locale, emails_since, last_post_at, created_at, confirmed_at,
           withdrawn_at, comment_review, comment_left_out_reason, reviewed_by, reviewed_at)
         VALUES ($1, 1, $2::text::signature_status, $3, $4, 'x', $5, $6, $7, $8, $9, $10, 'en', $11::timestamptz, $11, $11, $11,
           CASE WHEN $2::text = 'withdrawn' THEN $11::timestamptz END, $12, $13, $14, $15) RETURNING id`,
        [
          petitionId,
          status,
          hash,
          sealName(each.name, petitionId, hash),
          comment === undefined ? null : sealComment(comment, petitionId, hash),
          each.zip ?? "78701",
          each.state ?? "TX",
          upper,
          lower,
          upper || lower ? "address" : "state_only",
          each.confirmedAt ?? new Date("2026-03-01T12:00:00Z"),
          reviewed ? review : "waiting",
          reviewed && review === "left_out" ? "not about the petition" : null,
          reviewed ? organizerId : null,
          reviewed ? new Date("2026-03-01T13:00:00Z") : null,
        ],
      );
      ids.push(BigInt(rows[0]!.id));
    }
    return ids;
  });
}

/** The bytes of a file of a packet. */
export async function fileOf(packet: OpenedPacket, format: PacketFormat): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const bytes of openPacketFile(packet.files.find((file) => file.format === format)!.id)) parts.push(bytes);
  return Buffer.concat(parts);
}
