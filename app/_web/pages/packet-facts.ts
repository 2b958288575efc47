import { formatDate, formatNumber } from "@/i18n/format";
import { messagesOf } from "@/i18n/messages";
import { findState } from "@/lib/content/states";
import type { PublicRecipient } from "@/lib/deliveries/schema";
import type { Locale } from "@/lib/locale";
import { interpolate } from "@/lib/text";
import { addMilliseconds } from "@/lib/time";
import { dayIn, endOfDayIn, startOfDayIn, timeZoneOfState, zoneNameIn } from "@/lib/time-zone";
import { shownLegislature } from "./shown-legislature";

/** Who gets a packet, for the middle of a sentence: "Senator Ana One, district 14". */
export function recipientName(locale: Locale, recipient: PublicRecipient, state: string): string {
  const { recipient: texts } = messagesOf(locale).deliveries;
  const { kind, title, name, chamber, districtName } = recipient;
  const values = {
    // The article of a committee is that of the language, also where the organizer wrote one.
    name: kind === "committee" ? (name ?? "").replace(/^the /i, "") : [title, name].filter(Boolean).join(" "),
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

/** The day of a receipt, which is kept as its noon in UTC. */
export const packetDay = (locale: Locale, moment: Date): string =>
  formatDate(locale, moment.toISOString().slice(0, 10));

/** The day of a cut-off in the time zone of the state, which is named: "November 28, 2026 (CST)". */
export function cutOffDay(locale: Locale, moment: Date, state: string): string {
  const zone = timeZoneOfState(state);
  return `${formatDate(locale, dayIn(zone, moment))} (${zoneNameIn(zone, moment)})`;
}

/**
 * The last day that is over before a moment, in the time zone of the state, which is named: whoever reads "until" counts the whole day,
 * so it is never later than what ends then.
 */
export function lastDayBefore(locale: Locale, moment: Date, state: string): string {
  const day = dayIn(timeZoneOfState(state), moment);
  const ends = endOfDayIn(timeZoneOfState(state), day);
  return cutOffDay(
    locale,
    ends <= moment ? ends : addMilliseconds(startOfDayIn(timeZoneOfState(state), day), -1),
    state,
  );
}

/** Signatures, and those on paper apart: "12", "12 online and 8 on paper", "8 on paper". */
export function countOf(locale: Locale, { online, paper }: { online: number; paper: number }): string {
  const { counts } = messagesOf(locale).deliveries;
  const values = { online: formatNumber(locale, online), paper: formatNumber(locale, paper) };
  return paper === 0 ? values.online : interpolate(online === 0 ? counts.paper : counts.both, values);
}
