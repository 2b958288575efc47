import { formatDate } from "@/i18n/format";
import { messagesOf } from "@/i18n/messages";
import { findState } from "@/lib/content/states";
import type { PacketManifest, PublicRecipient } from "@/lib/deliveries/schema";
import type { Locale } from "@/lib/locale";
import { interpolate } from "@/lib/text";
import { shownLegislature } from "./shown-legislature";

/** Who gets a packet, for the middle of a sentence: "Senator Ana One, district 14". */
export function recipientName(locale: Locale, recipient: PublicRecipient, state: string): string {
  const { recipient: texts } = messagesOf(locale).deliveries;
  const { kind, title, name, chamber, districtName } = recipient;
  const values = {
    name: [title, name].filter(Boolean).join(" "),
    district: districtName ?? "",
    state: stateName(locale, state),
  };
  if (kind === "chamber")
    return chamberName(locale, chamber, state) ?? interpolate(texts.chamber[chamber ?? "legislature"], values);
  return interpolate(texts[kind], values);
}

/** What a state calls its chamber, as the cover of a packet does: "the Senate of Texas". Null where it has no name of its own. */
function chamberName(locale: Locale, chamber: PublicRecipient["chamber"], state: string): string | null {
  const own = shownLegislature(state, locale);
  const name = chamber === "lower" ? own?.lowerChamber : chamber === "upper" ? own?.upperChamber : null;
  if (!name) return null;
  const { ownChamber, ownChamberFeminine } = messagesOf(locale).deliveries.recipient;
  // In Spanish the article follows the name: el Senado, la Cámara, la Asamblea, la Legislatura.
  const sentence = /^(Cámara|Asamblea|Legislatura)/.test(name) ? ownChamberFeminine : ownChamber;
  return interpolate(sentence, { name, state: stateName(locale, state) });
}

/** The name of a state for the middle of a sentence. */
export const stateName = (locale: Locale, state: string): string => findState(state)?.inSentence[locale] ?? state;

/** The day of a cut-off or a receipt, which are kept as moments in UTC. */
export const packetDay = (locale: Locale, moment: Date): string =>
  formatDate(locale, moment.toISOString().slice(0, 10));

/**
 * How many signatures left a packet after it was first built: withdrawn, removed, erased, moved to another district, or found
 * to be doubles. `manifests` are newest first.
 */
export function withdrawnSince(manifests: Pick<PacketManifest, "rows" | "paper">[]): number {
  const [newest, first] = [manifests[0], manifests.at(-1)];
  if (!newest || !first) return 0;
  return Math.max(0, first.rows - newest.rows) + Math.max(0, first.paper - newest.paper);
}
