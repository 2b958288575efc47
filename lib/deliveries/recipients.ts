import "server-only";

import { findRoster, listDistricts, listRoster } from "../lawmakers/queries";
import { coversWholeState, isSitting, mayHaveLeft } from "../lawmakers/rules";
import type { Chamber, District, Lawmaker, Layer, Roster } from "../lawmakers/schema";
import { isOutdated } from "../lawmakers/terms/rules";
import { accept, refuse, type Result } from "../result";
import type { Committee, DeliveryScope, Recipient } from "./schema";

export type RecipientRefusal = "no-roster" | "roster-outdated" | "no-recipients" | "no-such-lawmaker";

export interface PlannedPacket {
  recipient: Recipient;
  /** The district whose signers it has; both null for the whole state. */
  layer: Layer | null;
  geoid: string | null;
}

export interface Planned {
  packets: PlannedPacket[];
  /** How many lawmakers get none, because nobody knows who their constituents are. */
  unmapped: number;
  /** How many lawmakers get none, because new terms have begun since the roster that names them. */
  outdated: number;
  /** The roster that names the lawmakers; null where no lawmaker gets one. */
  roster: Roster | null;
}

interface Wanted {
  state: string;
  scope: DeliveryScope;
  chamber: Chamber | null;
  committee: Committee | null;
}

/** Who gets a packet of a delivery that begins today, in the order of the packets. */
export async function findRecipients(wanted: Wanted, today: Date): Promise<Result<Planned, RecipientRefusal>> {
  const { state, scope, chamber, committee } = wanted;
  if (scope === "chamber" || scope === "governor" || scope === "state")
    return accept({ packets: [wholeState({ kind: scope, chamber })], unmapped: 0, outdated: 0, roster: null });
  const roster = await findRoster(state);
  if (!roster) return refuse("no-roster");
  const [districts, named] = await Promise.all([listDistricts(state), listRoster(state)]);
  const sitting = named.filter((lawmaker) => isSitting(lawmaker, today));
  // Nobody is known to be in office: packets would go to those who were.
  if (sitting.length === 0 && isOutdated(state, roster.date, today)) return refuse("roster-outdated");
  if (committee) {
    const planned = ofCommittee(committee, sitting, districts);
    return planned.ok ? accept({ ...planned.value, outdated: 0, roster }) : planned;
  }
  const isWanted = (lawmaker: Lawmaker) => chamber === null || lawmaker.chamber === chamber;
  const planned = ofLawmakers(sitting.filter(isWanted), districts);
  const outdated = named.filter((lawmaker) => isWanted(lawmaker) && mayHaveLeft(lawmaker, today)).length;
  return planned.packets.length ? accept({ ...planned, outdated, roster }) : refuse("no-recipients");
}

/** The committee works for the whole state, so it gets all signatures. Each of its lawmakers also gets their constituents. */
function ofCommittee(
  { name, lawmakerIds }: Committee,
  sitting: Lawmaker[],
  districts: District[],
): Result<Omit<Planned, "outdated" | "roster">, RecipientRefusal> {
  const members = sitting.filter(({ id }) => lawmakerIds.includes(id));
  if (members.length < lawmakerIds.length) return refuse("no-such-lawmaker");
  const { packets, unmapped } = ofLawmakers(members, districts);
  return accept({ packets: [wholeState({ kind: "committee", name }), ...packets], unmapped });
}

function ofLawmakers(lawmakers: Lawmaker[], districts: District[]): Omit<Planned, "outdated" | "roster"> {
  const packets = lawmakers.flatMap((lawmaker) => {
    const district = districts.find(({ chamber, name }) => chamber === lawmaker.chamber && name === lawmaker.district);
    if (district && district.layer !== null && district.geoid !== null)
      return { recipient: recipientOf(lawmaker, district.title), layer: district.layer, geoid: district.geoid };
    return district && coversWholeState(district) ? wholeState(recipientOf(lawmaker, district.title)) : [];
  });
  return { packets, unmapped: lawmakers.length - packets.length };
}

const recipientOf = ({ id, name, chamber, district, email, phone }: Lawmaker, title: string): Recipient => ({
  kind: "lawmaker",
  lawmakerId: id,
  title,
  name,
  chamber,
  districtName: district,
  email,
  phone,
});

const wholeState = (of: Pick<Recipient, "kind"> & Partial<Recipient>): PlannedPacket => ({
  recipient: {
    lawmakerId: null,
    title: null,
    name: null,
    chamber: null,
    districtName: null,
    email: null,
    phone: null,
    ...of,
  },
  layer: null,
  geoid: null,
});
