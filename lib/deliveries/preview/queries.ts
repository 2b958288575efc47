import "server-only";

import { type CountedSignatures, readIncluded } from "../../signatures/export/queries";
import { inlined, type Sql, sql } from "../../db/sql";
import type { DistrictKey } from "../../signatures/export/schema";
import { countedPaper } from "../../signatures/paper/sql";
import { timeZoneOfState } from "../../time-zone";
import { notDelivered, ofPackets, paperNotDelivered } from "../sql";

// A page of signers shows how they look.
export const PREVIEWED_MAX = 25;

export interface PreviewFilter {
  petitionId: number;
  state: string;
  cutOff: Date;
  district: DistrictKey | null;
  /** The packets of the same office in the deliveries that this one follows, whose signatures it leaves out. */
  earlier: number[];
}

/** The counts of a packet that would be frozen now, and its first signatures. */
export async function readPreviewSignatures(filter: PreviewFilter): Promise<CountedSignatures> {
  const { petitionId, state, cutOff, district, earlier } = filter;
  const signatures = sql`signature WHERE petition_id = ${petitionId} AND state = ${state} AND status = 'confirmed'
    AND confirmed_at <= ${cutOff} AND ${ofDistrict(district)} AND ${notDelivered(sql`signature.id`, ofPackets(earlier))}`;
  return readIncluded(inlined(signatures), { zone: timeZoneOfState(state), limit: PREVIEWED_MAX });
}

/** The ids of the lines on paper of a packet that would be frozen now. */
export const paperOfPreview = (filter: PreviewFilter): Sql => sql`
  SELECT id FROM (${countedPaper(filter)}) l
  WHERE ${ofDistrict(filter.district)} AND ${paperNotDelivered(sql`l.id`, ofPackets(filter.earlier))}`;

function ofDistrict(district: DistrictKey | null): Sql {
  if (district === null) return sql`true`;
  return district.layer === "sldl" ? sql`lower_district = ${district.geoid}` : sql`upper_district = ${district.geoid}`;
}
