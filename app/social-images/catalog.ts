import "server-only";
import { formatDate } from "@/i18n/format";
import type { SocialImage, Shape } from "@/drawings/social-images/social-image";
import { messagesOf } from "@/i18n/messages";
import type { Locale } from "@/lib/locale";
import { lessonPages, redXPages, sharePages, takeActionPages } from "@/lib/content/act/pages";
import { correctionLog } from "@/lib/content/corrections/log";
import { factsPage } from "@/lib/content/facts/facts";
import { chargeOf, lightOf } from "@/lib/content/law/rules";
import { learnPath, learnSlugs } from "@/lib/content/learn/schema";
import { writtenGlossaries, writtenPages } from "@/lib/content/learn/written";
import { homePage, sitePages } from "@/lib/content/pages";
import { stateLaws } from "@/lib/content/state-laws";
import { findState, states } from "@/lib/content/states";
import { guide } from "@/lib/content/words/guide";
import { env } from "@/lib/env";
import { interpolate } from "@/lib/text";

export const HOME = "home";

/** The titles of the public pages, by path. */
function titlesIn(locale: Locale): Record<string, string> {
  const { directories, learn, news, petition, search, shell, states: statesPage } = messagesOf(locale);
  const { cases, days, organizations, reading, timeline, toolkits } = directories;
  const pages = {
    ...sitePages,
    facts: factsPage,
    words: guide.page,
    "take-action": takeActionPages,
    "red-x": redXPages,
    lesson: lessonPages,
    share: sharePages,
    corrections: correctionLog,
  };
  const withTitles = {
    cases,
    days,
    organizations,
    reading,
    timeline,
    toolkits,
    learn,
    search,
    subscribe: news.subscribe,
    states: statesPage,
    "get-help": shell.getHelp,
    petitions: petition.list,
    confirm: petition.code,
  };
  return {
    ...Object.fromEntries(Object.entries(pages).map(([name, page]) => [`/${name}`, page[locale].title])),
    ...Object.fromEntries(Object.entries(withTitles).map(([name, { title }]) => [`/${name}`, title])),
    ...Object.fromEntries(learnSlugs.map((slug) => [learnPath(slug), writtenPages[locale][slug].title])),
    "/learn/glossary": writtenGlossaries[locale].title,
  };
}

/** The images of all pages of content, by name: `home`, `learn/warning-signs`, `states/tx`. */
function pageSocialImages(locale: Locale): Map<string, SocialImage> {
  const pages = Object.entries(titlesIn(locale)).map(
    ([path, title]) => [path.slice(1), titleSocialImage(title)] as const,
  );
  const ofStates = states.map(
    ({ code }) =>
      [
        `states/${code.toLowerCase()}`,
        stateSocialImage(locale, code, messagesOf(locale).act.socialImage.states),
      ] as const,
  );
  return new Map([[HOME, titleSocialImage(homePage[locale].titleLines.join(" "))], ...pages, ...ofStates]);
}

/** The images of the share kit, by name: `share/thought-square`. */
function shareImages(locale: Locale): Map<string, SocialImage> {
  const shapes: Shape[] = ["square", "story", "wide"];
  return new Map(
    sharePages[locale].socialImages.items.flatMap(({ id, title, line }) =>
      shapes.map(
        (shape) =>
          [
            sharedName(id, shape),
            { shape, light: "full", eyebrow: null, title, lines: [line], foot: new URL(env.SITE_URL).host },
          ] as const,
      ),
    ),
  );
}

/** The images that do not depend on the database, by language and name. */
export const listedImages: Record<Locale, Map<string, SocialImage>> = { en: imagesIn("en"), es: imagesIn("es") };

function imagesIn(locale: Locale): Map<string, SocialImage> {
  return new Map([...pageSocialImages(locale), ...shareImages(locale)]);
}

/** The image of a petition or of its state edition. Null for a state that does not exist. */
export function petitionSocialImage(locale: Locale, title: string, state: string | null): SocialImage | null {
  const { petition } = messagesOf(locale).act.socialImage;
  if (state === null) return { ...titleSocialImage(title), eyebrow: petition };
  return /^[a-z]{2}$/.test(state) && findState(state.toUpperCase())
    ? stateSocialImage(locale, state.toUpperCase(), petition)
    : null;
}

export function sharedName(id: string, shape: Shape): string {
  return `share/${id}-${shape}`;
}

function titleSocialImage(title: string): SocialImage {
  return { shape: "wide", light: "full", eyebrow: null, title, lines: [], foot: env.SITE_NAME };
}

/** The image of a state. With the light it always says whether a child can be charged and the date of the newest source. */
function stateSocialImage(locale: Locale, code: string, eyebrow: string): SocialImage {
  const { light, chargeable, newest } = messagesOf(locale).petition.state;
  const { law } = stateLaws[code]!;
  const { charge, age } = chargeOf(law);
  const lines = [
    light[lightOf(law)],
    interpolate(chargeable[charge], { age }),
    interpolate(newest, { month: formatDate(locale, law.lastChecked) }),
  ];
  return {
    shape: "wide",
    light: lightOf(law),
    eyebrow,
    title: findState(code)!.name[locale],
    lines,
    foot: env.SITE_NAME,
  };
}
