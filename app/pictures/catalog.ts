import "server-only";
import { checkedWords } from "@/components/petition/words";
import type { Picture, Shape } from "@/drawings/pictures/picture";
import { messagesOf } from "@/i18n/messages";
import type { Locale } from "@/i18n/routing";
import { redXPages, sharePages, takeActionPages } from "@/lib/content/act/pages";
import { correctionLog } from "@/lib/content/corrections/log";
import { ledgerPage } from "@/lib/content/facts/ledger";
import { chargeOf } from "@/lib/content/law/rules";
import { learnPath, learnSlugs } from "@/lib/content/learn/schema";
import { writtenGlossaries, writtenPages } from "@/lib/content/learn/written";
import { homePage, sitePages } from "@/lib/content/pages";
import { stateLaws } from "@/lib/content/state-laws";
import { findState, states } from "@/lib/content/states";
import { guide } from "@/lib/content/words/guide";
import { env } from "@/lib/env";
import { fill } from "@/lib/text";

export const HOME = "home";

/** The titles of the pages that every visitor finds, by their addresses. */
function titlesIn(locale: Locale): Record<string, string> {
  const { directories, learn, news, petition, search, shell, states: statesPage } = messagesOf(locale);
  const { cases, days, organizations, reading, timeline, toolkits } = directories;
  const pages = {
    ...sitePages, "facts": ledgerPage, "words": guide.page, "take-action": takeActionPages, "red-x": redXPages, "share": sharePages, "corrections": correctionLog,
  };
  const withTitles = {
    cases, days, organizations, reading, timeline, toolkits, learn, search, "subscribe": news.subscribe, "states": statesPage, "get-help": shell.getHelp, "petitions": petition.list, "confirm": petition.code,
  };
  return {
    ...Object.fromEntries(Object.entries(pages).map(([name, page]) => [`/${name}`, page[locale].title])),
    ...Object.fromEntries(Object.entries(withTitles).map(([name, { title }]) => [`/${name}`, title])),
    ...Object.fromEntries(learnSlugs.map((slug) => [learnPath(slug), writtenPages[locale][slug].title])),
    "/learn/glossary": writtenGlossaries[locale].title,
  };
}

/** Every picture of a page that is made of content, by its name: `home`, `learn/warning-signs`, `states/tx`. */
function pagePictures(locale: Locale): Map<string, Picture> {
  const pages = Object.entries(titlesIn(locale)).map(([path, title]) => [path.slice(1), titlePicture(title)] as const);
  const ofStates = states.map(({ code }) => [`states/${code.toLowerCase()}`, statePicture(locale, code, messagesOf(locale).act.picture.states)] as const);
  return new Map([[HOME, titlePicture(homePage[locale].titleLines.join(" "))], ...pages, ...ofStates]);
}

/** The pictures of the share kit, by their names: `share/thought-square`. */
function sharePictures(locale: Locale): Map<string, Picture> {
  const shapes: Shape[] = ["square", "story", "wide"];
  return new Map(sharePages[locale].pictures.items.flatMap(({ id, title, line }) => shapes.map((shape) => [
    sharedName(id, shape), { shape, light: "full", eyebrow: null, title, lines: [line], foot: new URL(env.SITE_URL).host },
  ] as const)));
}

const listed: Record<Locale, Map<string, Picture>> = { en: picturesIn("en"), es: picturesIn("es") };

function picturesIn(locale: Locale): Map<string, Picture> {
  return new Map([...pagePictures(locale), ...sharePictures(locale)]);
}

/** A picture whose words are known without asking the database, or null. */
export function listedPicture(locale: Locale, name: string): Picture | null {
  return listed[locale].get(name) ?? null;
}

/** The names of all of them. */
export function listedNames(locale: Locale): string[] {
  return [...listed[locale].keys()];
}

/** The picture of a petition, or of its edition for one state. Null for a state that there is not. */
export function petitionPicture(locale: Locale, title: string, state: string | null): Picture | null {
  const { petition } = messagesOf(locale).act.picture;
  if (state === null) return { ...titlePicture(title), eyebrow: petition };
  return /^[a-z]{2}$/.test(state) && findState(state.toUpperCase()) ? statePicture(locale, state.toUpperCase(), petition) : null;
}

export function sharedName(id: string, shape: Shape): string {
  return `share/${id}-${shape}`;
}

function titlePicture(title: string): Picture {
  return { shape: "wide", light: "full", eyebrow: null, title, lines: [], foot: env.SITE_NAME };
}

/** A status never stands alone: beside it is whether a child can be charged, and how new our newest source is. */
function statePicture(locale: Locale, code: string, eyebrow: string): Picture {
  const { light, chargeable, newest } = messagesOf(locale).petition.state;
  const { law } = stateLaws[code]!;
  const { charge, age } = chargeOf(law);
  const lines = [light[law.status], fill(chargeable[charge], { age }), fill(newest, { month: checkedWords(law.lastChecked, locale) })];
  return { shape: "wide", light: law.status, eyebrow, title: findState(code)!.name[locale], lines, foot: env.SITE_NAME };
}
