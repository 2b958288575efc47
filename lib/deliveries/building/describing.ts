import { z } from "zod";

import { absoluteUrl } from "../../absolute-url";
import { findState } from "../../content/states";
import { env } from "../../env";
import { invariant } from "../../invariant";
import { findStateEdition, listPetitions } from "../../petitions/queries";
import type { EditionContent, Petition } from "../../petitions/schema";
import { nameDistricts } from "../../signatures/export/districts";
import type { DrawnDocument, SignatureSummary } from "../../signatures/export/schema";
import { type TimeZone, timeZoneOfState, zoneNameIn } from "../../time-zone";
import type { DeliveredBefore } from "../delivered/queries";
import { fillIn, shownCode } from "../rules";
import { cover as coverSchema, type Recipient } from "../schema";
import type { ClaimedPacket } from "./schema";

const LOCALE = "en-US";

/** Signatures, each kind counted apart. */
export interface PeopleCount {
  online: number;
  paper: number;
}

type Described = Omit<
  ClaimedPacket,
  "id" | "tries" | "changes" | "signatures" | "generation" | "deliveryId" | "sinceDeliveryId"
> & {
  since: DeliveredBefore | null;
  /** The generation that is made. */
  version: number;
};

/** All that a packet says apart from its signatures: in English, which the offices work in. */
export async function describePacket(
  packet: Described,
  counted: { summary: SignatureSummary; paper: number },
  ofState: PeopleCount,
): Promise<{ description: DrawnDocument; petition: Petition }> {
  const { state, cutOff, recipient } = packet;
  const petition = (await listPetitions()).find(({ id }) => id === packet.petitionId);
  invariant(petition, "a delivery is of a petition");
  const edition = (await findStateEdition(petition.slug, state))?.content ?? null;
  const texts = textsOfBuilding.nullable().parse(packet.texts) ?? textsOf(petition, edition);
  const stateName = findState(state)!.inSentence.en;
  const to = recipientName(recipient, stateName, edition);
  const district = recipient.districtName === null ? null : `District ${recipient.districtName}`;
  const zone = timeZoneOfState(state);
  const since = packet.since && longDayIn(zone, packet.since.cutOff);
  const { title, text } = coverSchema.parse(packet.cover);
  const values = {
    recipient: to,
    salutation: salutationOf(recipient, to),
    ...numbersOf({ online: counted.summary.rows, paper: counted.paper }, ofState),
    // A packet of the whole state has said it already.
    inState: district === null ? "" : ` In ${stateName} as a whole, it was signed by ${peopleOf(ofState)}.`,
    district: district ?? stateName,
    state: stateName,
    cutOff: longDayIn(zone, cutOff),
    since:
      since === null ? "" : ` These are new: whom we delivered to you before, as of ${since}, is not counted again.`,
    ...texts,
  };
  return {
    petition,
    description: {
      title: fillIn(title, values),
      letter: fillIn(text, values),
      recipient: to,
      district,
      petition: texts.petition,
      state: stateName,
      cutOff,
      countedBy: longDayIn(zone, cutOff),
      since,
      ...counted,
      districtNames: await nameDistricts(state),
      verification: {
        code: shownCode(packet.verificationCode),
        version: packet.version,
        url: absoluteUrl("en", `/verify/${packet.verificationCode}`),
      },
      author: env.ORGANIZATION_NAME,
    },
  };
}

const numbersOf = (ofPacket: PeopleCount, ofState: PeopleCount) => ({
  people: peopleOf(ofPacket),
  signatures: bothOf(ofPacket),
  stateSignatures: bothOf(ofState),
});

/** What a packet says of the petition and the law, as both were when its building began. */
const textsOfBuilding = z.object({ petition: z.string(), law: z.string(), ask: z.string() });
export type PacketTexts = z.infer<typeof textsOfBuilding>;

/** What the petition and the law of a state say now. */
export function textsOf(petition: Petition, edition: EditionContent | null): PacketTexts {
  const { title, ask } = petition.version.content.en;
  return { petition: title, law: edition?.en.summary ?? "", ask: edition?.en.ask ?? ask.join(" ") };
}

/** "November 28, 2026 (CST)". */
const longDayIn = (timeZone: TimeZone, at: Date): string =>
  `${at.toLocaleDateString(LOCALE, { dateStyle: "long", timeZone })} (${zoneNameIn(timeZone, at)})`;

const numberOf = (count: number): string => count.toLocaleString(LOCALE);
const personsOf = (count: number): string => (count === 1 ? "1 person" : `${numberOf(count)} people`);

/** "12 people", "12 people online and 8 on paper", "8 people on paper": no sum of the two is shown anywhere. */
const peopleOf = ({ online, paper }: PeopleCount): string =>
  paper === 0
    ? personsOf(online)
    : online === 0
      ? `${personsOf(paper)} on paper`
      : `${personsOf(online)} online and ${numberOf(paper)} on paper`;

/** The same for a number of signatures. */
const bothOf = ({ online, paper }: PeopleCount): string =>
  paper === 0
    ? numberOf(online)
    : online === 0
      ? `${numberOf(paper)} on paper`
      : `${numberOf(online)} online and ${numberOf(paper)} on paper`;

/** Whom the letter greets: a person, or the members of what gets it. */
const salutationOf = ({ kind }: Recipient, to: string): string =>
  kind === "lawmaker" ? to : kind === "governor" ? "Governor" : `Members of ${to}`;

const withArticle = (name: string): string => (/^the /i.test(name) ? name : `the ${name}`);

/** Who gets a packet, as its cover says, for the middle of a sentence. */
function recipientName(
  { kind, title, name, chamber }: Recipient,
  state: string,
  edition: EditionContent | null,
): string {
  switch (kind) {
    case "lawmaker":
      return [title, name].filter(Boolean).join(" ");
    case "committee":
      return withArticle(name ?? "");
    case "governor":
      return `the Governor of ${state}`;
    case "chamber":
      return withArticle(
        `${(chamber === "lower" ? edition?.en.lowerChamber : edition?.en.upperChamber) ?? (chamber === "legislature" ? "legislature" : `${chamber} chamber`)} of ${state}`,
      );
    case "state":
      return withArticle(edition?.en.legislature ?? `legislature of ${state}`);
  }
}
