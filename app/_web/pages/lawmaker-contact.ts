import { cache } from "react";

import { type ChargeFacts } from "@/lib/content/law/rules";
import { composeCall, composeLetter } from "@/lib/content/letter/rules";
import { letterTexts } from "@/lib/content/letter/texts";
import { findState, type State } from "@/lib/content/states";
import { absoluteUrl } from "@/lib/absolute-url";
import { statePath } from "@/components/states/law-map";
import { addressedAs, titleIn } from "@/lib/lawmakers/contact/rules";
import { findSitting } from "@/lib/lawmakers/finder/queries";
import { findRoster } from "@/lib/lawmakers/queries";
import { type Chamber, chambers, type Lawmaker } from "@/lib/lawmakers/schema";
import { type Locale } from "@/lib/locale";
import type { EditionContent } from "@/lib/petitions/schema";
import { findStateLaw } from "./state-law";

type Query = Record<string, string | string[] | undefined>;

/** To whom a letter or a call goes: a lawmaker of the roster, or a member of a chamber whose name the person fills in. */
export interface Contact {
  state: State;
  law: ChargeFacts;
  /** What the site says about the law. */
  record: EditionContent;
  /** Null where the name is not known. */
  lawmaker: Lawmaker | null;
  /** "Senator Alvarez", or "Senator [name]". */
  recipient: string;
  /** Where the lawmaker comes from. */
  roster: { date: Date; source: string } | null;
}

/** The contact that a query names. Null where no such lawmaker is in office or the query is not one of ours. */
export const openContact = cache(
  async (code: string, to: string | null, chamber: string | null): Promise<Contact | null> => {
    const state = findState(code);
    const record = state && (await findStateLaw(state.code));
    if (!state || !record) return null;
    const { law, en } = record;
    if (to !== null) {
      const [found, roster] = await Promise.all([findSitting(state.code, to, new Date()), findRoster(state.code)]);
      if (!found) return null;
      const { lawmaker, title } = found;
      return { state, law, record, lawmaker, recipient: addressedAs(title, lawmaker), roster };
    }
    const known = chambers.find((each) => each === chamber);
    const name = known && chamberName(known, en);
    return known && name
      ? { state, law, record, lawmaker: null, recipient: `${titleIn(known, name)} [name]`, roster: null }
      : null;
  },
);

function chamberName(
  chamber: Chamber,
  { upperChamber, lowerChamber }: { upperChamber: string; lowerChamber: string | null },
) {
  if (chamber === "lower") return lowerChamber;
  return (chamber === "legislature") === (lowerChamber === null) ? upperChamber : null;
}

/** The parameters of `openContact` in a query. */
export function contactIn(query: Query): [code: string, to: string | null, chamber: string | null] {
  const textIn = (name: string) => (typeof query[name] === "string" ? query[name] : null);
  return [textIn("state")?.toUpperCase() ?? "", textIn("to"), textIn("chamber")];
}

/** The letter and the call in one language. The links in both lead to the page in English. */
export function wordsFor({ state, law, record, recipient }: Contact, locale: Locale) {
  const { summary, ask } = record[locale];
  const url = absoluteUrl("en", statePath(state.code));
  const facts = { law, summary, ask, state: state.inSentence[locale], recipient, url };
  return { letter: composeLetter(letterTexts[locale], facts), call: composeCall(letterTexts[locale], facts) };
}
