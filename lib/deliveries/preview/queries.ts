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
  /** The deliveries that this one follows, whose signatures it leaves out. */
  earlier: number[];
}

/** The counts of a packet that would be frozen now, and its first signatures. */
export async function readPreviewSignatures(filter: PreviewFilter): Promise<CountedSignatures> {
  return readIncluded(`signature WHERE ${conditionOf(filter)}`, PREVIEWED_MAX);
}

/** The ids of the lines on paper of a packet that would be frozen now. */
export function paperOfPreview({ district, earlier, ...filter }: PreviewFilter): Sql {
  const column = district?.layer === "sldl" ? sql`lower_district` : sql`upper_district`;
  return sql`
    SELECT id FROM (${countedPaper(filter)}) l WHERE ${district ? sql`${column} = ${district.geoid}` : sql`true`}
      AND NOT EXISTS (
        SELECT 1 FROM packet_paper m JOIN packet k ON k.id = m.packet_id
        WHERE m.paper_id = l.id AND k.generation > 0 AND k.delivery_id = ANY (${earlier}::int[])
          AND k.layer IS NOT DISTINCT FROM ${district?.layer ?? null}::text
          AND k.geoid IS NOT DISTINCT FROM ${district?.geoid ?? null}::text)`;
}

// COPY takes no parameters, so this checks what becomes part of its text.
function conditionOf({ petitionId, state, cutOff, district, earlier }: PreviewFilter): string {
  invariant(Number.isSafeInteger(petitionId), "a petition's id is a number");
  invariant(/^[A-Z]{2}$/.test(state), "a state is a code of two letters");
  invariant(district === null || isGeoid(district.geoid), "a district is a GEOID");
  invariant(earlier.every(Number.isSafeInteger), "a delivery's id is a number");
  const column = district?.layer === "sldl" ? "lower_district" : "upper_district";
  const ofDistrict = district === null ? "" : ` AND ${column} = '${district.geoid}'`;
  return `petition_id = ${petitionId} AND state = '${state}' AND status = 'confirmed'
    AND confirmed_at <= '${cutOff.toISOString()}'${ofDistrict}${earlier.length === 0 ? "" : notAmong(earlier, district)}`;
}

const notAmong = (earlier: number[], district: DistrictKey | null): string => `
    AND NOT EXISTS (
      SELECT 1 FROM packet_signature m JOIN packet k ON k.id = m.packet_id
      WHERE m.signature_id = signature.id AND m.moved_at IS NULL AND k.generation > 0 AND k.delivery_id IN (${earlier.join(", ")})
        AND ${district === null ? "k.layer IS NULL" : `k.layer = '${district.layer}' AND k.geoid = '${district.geoid}'`})`;
