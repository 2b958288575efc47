import { stateLaws } from "../../content/state-laws";
import { listDistricts } from "../../lawmakers/queries";
import { stateOfGeoid } from "../../lawmakers/rules";
import type { Chamber, District } from "../../lawmakers/schema";
import { readDistrictKey } from "./rules";
import type { DistrictKey } from "./schema";

/**
 * The district that an export is limited to: `sldl:48049`, or a name such as "House 49", "Senate 14", "lower 49" or "49" where
 * only one of the state has it. It has to lie in the state of the export. Null where there is none, or more than one.
 */
export async function findDistrictKey(text: string, state: string | null): Promise<DistrictKey | null> {
  const key = readDistrictKey(text);
  if (key) return state === null || stateOfGeoid(key.geoid) === state ? key : null;
  if (state === null) return null;
  const wanted = plain(text);
  const found = (await listDistricts(state)).filter((district) => namesOf(district).includes(wanted));
  const keys = new Map(
    found.flatMap(({ layer, geoid }) => (layer && geoid ? [[`${layer}:${geoid}`, { layer, geoid }] as const] : [])),
  );
  const [only, ...others] = keys.values();
  return only && others.length === 0 ? only : null;
}

/** A name of the district by which `findDistrictKey` finds it, such as "House 49". Null where there is none. */
export async function findDistrictName({ layer, geoid }: DistrictKey): Promise<string | null> {
  const state = stateOfGeoid(geoid);
  const district = state && (await listDistricts(state)).find((each) => each.layer === layer && each.geoid === geoid);
  if (!district) return null;
  const [word] = chamberWords[district.chamber];
  const name = `${word![0]!.toUpperCase()}${word!.slice(1)} ${district.name}`;
  const found = await findDistrictKey(name, state);
  return found?.geoid === geoid && found.layer === layer ? name : null;
}

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, " ").trim();

const chamberWords = {
  upper: ["senate", "upper"],
  lower: ["house", "assembly", "lower"],
  legislature: ["legislature"],
};

const namesOf = ({ chamber, name, title }: District): string[] => [
  plain(name),
  ...[...chamberWords[chamber], title].map((word) => plain(`${word} ${name}`)),
];

/** What a state calls its chamber, without what all of its kind have: "Senate", "House", "Assembly". */
function chamberOf(state: string, chamber: Chamber): string {
  if (chamber === "legislature") return "District";
  const texts = stateLaws[state]?.en;
  const name = (chamber === "upper" ? texts?.upperChamber : texts?.lowerChamber) ?? "";
  return /Senate|House of Delegates|Assembly|House/.exec(name)?.[0] ?? (name || chamberKinds[chamber]);
}

const chamberKinds = { upper: "Upper chamber, district", lower: "Lower chamber, district" };

/** "Senate 14", "House 49" or "Assembly 7" by layer and GEOID. Seats that share a district have one name: "House 1A and 1B". */
export async function nameDistricts(state: string): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { chamber, layer, geoid, name } of await listDistricts(state)) {
    if (!layer || !geoid) continue;
    const key = `${layer}:${geoid}`;
    const before = names.get(key);
    names.set(key, before ? `${before} and ${name}` : `${chamberOf(state, chamber)} ${name}`);
  }
  return names;
}
