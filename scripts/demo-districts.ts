import { db } from "@/lib/db/client";

/** The districts of a state by chamber, as GEOIDs, and the import that a signature refers to. */
interface StateDistricts {
  upper: string[];
  lower: string[];
  importId: number | null;
}

export interface DemoDistrict {
  upper: string | null;
  lower: string | null;
  method: "address" | "zip_single" | "zip_split" | "state_only";
  importId: number | null;
}

const NONE: DemoDistrict = { upper: null, lower: null, method: "state_only", importId: null };

/** The imported districts of each state. Empty where none is imported; then demo signers count for their states alone. */
export async function readDemoDistricts(): Promise<Map<string, StateDistricts>> {
  const rows = await db.district.findMany({
    where: { geoid: { not: null } },
    select: { state: true, layer: true, geoid: true },
  });
  // The newest, so that the worker finds them matched already.
  const newest = await db.dataImport.groupBy({
    by: ["state"],
    where: { kind: { in: ["districts", "zip-districts"] } },
    _max: { id: true },
  });
  const importIds = new Map(newest.map(({ state, _max }) => [state, _max.id]));
  const found = new Map<string, StateDistricts>();
  for (const { state, layer, geoid } of rows) {
    const each = found.get(state) ?? { upper: [], lower: [], importId: importIds.get(state) ?? null };
    each[layer === "sldu" ? "upper" : "lower"].push(geoid!);
    found.set(state, each);
  }
  return found;
}

/**
 * The districts of a fictional signer, who does not really live at the ZIP Code. Two in five give a street, as on petitions
 * that ask for it; of the others the ZIP Code settles the districts of somewhat less than half.
 */
export function inventDistrict(districts: StateDistricts | undefined, random: () => number): DemoDistrict {
  if (!districts) return NONE;
  const { importId } = districts;
  const chance = random();
  if (chance >= 0.95) return { ...NONE, importId };
  if (chance >= 0.65) return { ...NONE, method: "zip_split", importId };
  const pick = (geoids: string[]) => geoids[Math.floor(random() * geoids.length)] ?? null;
  const method = chance < 0.4 ? "address" : "zip_single";
  return { upper: pick(districts.upper), lower: pick(districts.lower), method, importId };
}
