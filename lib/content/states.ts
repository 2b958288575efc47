import type { Locale } from "@/lib/locale";
import type { StateKind } from "./schema";

/**
 * A state, the District of Columbia or a territory. `fips` is the federal code that the map data uses. `inSentence` is the
 * name within a sentence, where some names have an article that they do not have in a list.
 */
export type State = {
  code: string;
  fips: string;
  kind: StateKind;
  name: Record<Locale, string>;
  inSentence: Record<Locale, string>;
};

// Code, federal code, English name, and the Spanish name where it differs (Ortografía de la lengua española, apéndice 2,
// except New Hampshire, whose Spanish speakers keep the English name). Small enough for the browser.
const rows: [code: string, fips: string, en: string, es?: string][] = [
  ["AL", "01", "Alabama"],
  ["AK", "02", "Alaska"],
  ["AZ", "04", "Arizona"],
  ["AR", "05", "Arkansas"],
  ["CA", "06", "California"],
  ["CO", "08", "Colorado"],
  ["CT", "09", "Connecticut"],
  ["DE", "10", "Delaware"],
  ["DC", "11", "District of Columbia", "Distrito de Columbia"],
  ["FL", "12", "Florida"],
  ["GA", "13", "Georgia"],
  ["HI", "15", "Hawaii", "Hawái"],
  ["ID", "16", "Idaho"],
  ["IL", "17", "Illinois"],
  ["IN", "18", "Indiana"],
  ["IA", "19", "Iowa"],
  ["KS", "20", "Kansas"],
  ["KY", "21", "Kentucky"],
  ["LA", "22", "Louisiana", "Luisiana"],
  ["ME", "23", "Maine"],
  ["MD", "24", "Maryland"],
  ["MA", "25", "Massachusetts"],
  ["MI", "26", "Michigan", "Míchigan"],
  ["MN", "27", "Minnesota"],
  ["MS", "28", "Mississippi", "Misisipi"],
  ["MO", "29", "Missouri", "Misuri"],
  ["MT", "30", "Montana"],
  ["NE", "31", "Nebraska"],
  ["NV", "32", "Nevada"],
  ["NH", "33", "New Hampshire"],
  ["NJ", "34", "New Jersey", "Nueva Jersey"],
  ["NM", "35", "New Mexico", "Nuevo México"],
  ["NY", "36", "New York", "Nueva York"],
  ["NC", "37", "North Carolina", "Carolina del Norte"],
  ["ND", "38", "North Dakota", "Dakota del Norte"],
  ["OH", "39", "Ohio"],
  ["OK", "40", "Oklahoma"],
  ["OR", "41", "Oregon", "Oregón"],
  ["PA", "42", "Pennsylvania", "Pensilvania"],
  ["RI", "44", "Rhode Island"],
  ["SC", "45", "South Carolina", "Carolina del Sur"],
  ["SD", "46", "South Dakota", "Dakota del Sur"],
  ["TN", "47", "Tennessee"],
  ["TX", "48", "Texas"],
  ["UT", "49", "Utah"],
  ["VT", "50", "Vermont"],
  ["VA", "51", "Virginia"],
  ["WA", "53", "Washington"],
  ["WV", "54", "West Virginia", "Virginia Occidental"],
  ["WI", "55", "Wisconsin"],
  ["WY", "56", "Wyoming"],
  ["PR", "72", "Puerto Rico"],
  ["VI", "78", "U.S. Virgin Islands", "Islas Vírgenes de los Estados Unidos"],
  ["GU", "66", "Guam"],
  ["AS", "60", "American Samoa", "Samoa Americana"],
  ["MP", "69", "Northern Mariana Islands", "Islas Marianas del Norte"],
];

const articles: Record<string, Record<Locale, string>> = {
  DC: { en: "the", es: "el" },
  VI: { en: "the", es: "las" },
  MP: { en: "the", es: "las" },
};

const TERRITORIES = ["PR", "VI", "GU", "AS", "MP"];

/** The 50 states, the District of Columbia and five territories. */
export const states: State[] = rows.map(([code, fips, en, es = en]) => ({
  code,
  fips,
  kind: kindOf(code),
  name: { en, es },
  inSentence: { en: withArticle(code, "en", en), es: withArticle(code, "es", es) },
}));

const byCode = new Map(states.map((state) => [state.code, state]));

/** The state with this USPS code, or null. */
export function findState(code: string): State | null {
  return byCode.get(code) ?? null;
}

/** The names of a state in one language. */
export function namesOf({ name, inSentence }: State, locale: Locale): { name: string; inSentence: string } {
  return { name: name[locale], inSentence: inSentence[locale] };
}

/** Is this the USPS code of a state, the District or a territory? */
export function isStateCode(code: string): boolean {
  return byCode.has(code);
}

/** All states, sorted by their names in one language. */
export function statesByName(locale: Locale): State[] {
  return [...states].sort((a, b) => a.name[locale].localeCompare(b.name[locale], locale));
}

function withArticle(code: string, locale: Locale, name: string): string {
  const article = articles[code]?.[locale];
  return article ? `${article} ${name}` : name;
}

function kindOf(code: string): StateKind {
  if (code === "DC") return "district";
  return TERRITORIES.includes(code) ? "territory" : "state";
}
