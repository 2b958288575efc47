import { absoluteUrl } from "../../absolute-url";
import { findState } from "../../content/states";
import { env } from "../../env";
import { invariant } from "../../invariant";
import { findStateEdition, listPetitions } from "../../petitions/queries";
import type { EditionContent, Petition } from "../../petitions/schema";
import { nameDistricts } from "../../signatures/export/districts";
import type { DrawnDocument, SignatureSummary } from "../../signatures/export/schema";
import { fillIn, shownCode } from "../rules";
import { cover as coverSchema, type Recipient } from "../schema";
import type { ClaimedPacket } from "./schema";

const LOCALE = "en-US";

/** All that a packet says apart from its signatures: in English, which the offices work in. */
export async function describePacket(
  packet: Omit<
    ClaimedPacket,
    "id" | "tries" | "changes" | "signatures" | "generation" | "deliveryId" | "sinceDeliveryId"
  >,
  counted: { summary: SignatureSummary; paper: number },
  stateSignatures: number,
): Promise<{ description: DrawnDocument; petition: Petition }> {
  const { state, cutOff, recipient } = packet;
  const { summary } = counted;
  const petition = (await listPetitions()).find(({ id }) => id === packet.petitionId);
  invariant(petition, "a delivery is of a petition");
  const edition = (await findStateEdition(petition.slug, state))?.content ?? null;
  const names = await nameDistricts(state);
  const stateName = findState(state)!.inSentence.en;
  const content = petition.version.content.en;
  const to = recipientName(recipient, stateName, edition);
  const district = recipient.districtName === null ? null : `District ${recipient.districtName}`;
  const values = {
    recipient: to,
    salutation: salutationOf(recipient, to),
    people: peopleOf(summary.rows),
    // A packet of the whole state has said it already.
    inState: district === null ? "" : ` In ${stateName} as a whole, ${peopleOf(stateSignatures)} signed it.`,
    district: district ?? stateName,
    state: stateName,
    signatures: summary.rows.toLocaleString(LOCALE),
    stateSignatures: stateSignatures.toLocaleString(LOCALE),
    cutOff: cutOff.toLocaleDateString(LOCALE, { dateStyle: "long", timeZone: "UTC" }),
    petition: content.title,
    law: edition?.en.summary ?? "",
    ask: edition?.en.ask ?? content.ask.join(" "),
  };
  const { title, text } = coverSchema.parse(packet.cover);
  return {
    petition,
    description: {
      title: fillIn(title, values),
      letter: fillIn(text, values),
      recipient: to,
      district,
      petition: content.title,
      state: stateName,
      cutOff,
      ...counted,
      districtNames: names,
      verification: {
        code: shownCode(packet.verificationCode),
        url: absoluteUrl("en", `/verify/${packet.verificationCode}`),
      },
      author: env.ORGANIZATION_NAME,
    },
  };
}

const peopleOf = (count: number): string => (count === 1 ? "1 person" : `${count.toLocaleString(LOCALE)} people`);

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
