import "server-only";

import { invariant } from "../../invariant";
import { type CountedSignatures, readIncluded } from "../../signatures/export/queries";
import { type Sql, sql } from "../../db/sql";
import { isGeoid } from "../../signatures/export/rules";
import type { DistrictKey } from "../../signatures/export/schema";
import { countedPaper } from "../../signatures/paper/sql";

// A page of signers shows how they look.
export const PREVIEWED_MAX = 25;

export interface PreviewFilter {
  petitionId: number;
  state: string;
  cutOff: Date;
  district: DistrictKey | null;
}

/** The counts of a packet that would be frozen now, and its first signatures. */
export async function readPreviewSignatures(filter: PreviewFilter): Promise<CountedSignatures> {
  return readIncluded(`signature WHERE ${conditionOf(filter)}`, PREVIEWED_MAX);
}

/** The ids of the lines on paper of a packet that would be frozen now. */
export function paperOfPreview({ district, ...filter }: PreviewFilter): Sql {
  const lines = countedPaper(filter);
  if (!district) return sql`SELECT id FROM (${lines}) l`;
  return district.layer === "sldu"
    ? sql`SELECT id FROM (${lines}) l WHERE upper_district = ${district.geoid}`
    : sql`SELECT id FROM (${lines}) l WHERE lower_district = ${district.geoid}`;
}

// COPY takes no parameters, so this checks what becomes part of its text.
function conditionOf({ petitionId, state, cutOff, district }: PreviewFilter): string {
  invariant(Number.isSafeInteger(petitionId), "a petition's id is a number");
  invariant(/^[A-Z]{2}$/.test(state), "a state is a code of two letters");
  invariant(district === null || isGeoid(district.geoid), "a district is a GEOID");
  const column = district?.layer === "sldl" ? "lower_district" : "upper_district";
  const ofDistrict = district === null ? "" : ` AND ${column} = '${district.geoid}'`;
  return `petition_id = ${petitionId} AND state = '${state}' AND status = 'confirmed'
    AND confirmed_at <= '${cutOff.toISOString()}'${ofDistrict}`;
}
