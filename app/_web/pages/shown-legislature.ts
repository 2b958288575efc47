import type { ShownLegislature } from "@/components/lawmakers/own-lawmakers";
import { stateLaws } from "@/lib/content/state-laws";
import { findState } from "@/lib/content/states";
import type { Locale } from "@/lib/locale";

/** The legislature of a state as pages show it. Null for no state. */
export function shownLegislature(code: string, locale: Locale): ShownLegislature | null {
  const state = findState(code);
  const record = stateLaws[code];
  if (!state || !record) return null;
  const { legislature, [locale]: translation } = record;
  return {
    name: state.name[locale],
    upperChamber: translation.upperChamber,
    lowerChamber: translation.lowerChamber,
    url: legislature.findLegislatorUrl ?? legislature.url,
  };
}
