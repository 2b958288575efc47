import "server-only";
import { formatDate } from "@/i18n/format";
import { drawFactSheet, type PrintedSource } from "@/drawings/print/fact-sheet";
import type { Frame } from "@/drawings/print/parts";
import { drawPoster, type PrintedHelpline } from "@/drawings/print/posters";
import type { SheetDescription } from "@/drawings/print/sheet";
import { drawSignUpSheet } from "@/drawings/print/sign-up-sheet";
import { messagesOf } from "@/i18n/messages";
import { absoluteUrl } from "@/lib/absolute-url";
import { printed, takeActionPages } from "@/lib/content/act/pages";
import { type Printable, printables } from "@/lib/content/act/schema";
import { allFacts } from "@/lib/content/facts/facts";
import { helplines } from "@/lib/content/helplines";
import { env } from "@/lib/env";
import { invariant } from "@/lib/invariant";
import { languageTags, type Locale, locales } from "@/lib/locale";
import { petitionFiles } from "@/lib/petitions/files";
import { interpolate } from "@/lib/text";

const FACTS = [
  "fact-under-18",
  "fact-criminalization",
  "fact-iom-not-criminals",
  "fact-safe-harbor-effect",
  "fact-number-not-need",
];
const ADULTS_SEE = ["emergency", "trafficking-hotline"];
const CHILDREN_SEE = ["emergency", "trafficking-hotline", "safe-place", "suicide-crisis-lifeline"];

// Where the code on each of them leads. What follows the question mark tells organizers which sheet was read, and no more.
const ways: Record<Printable, string> = {
  "poster-thought": "/petitions/safe-harbor?from=poster",
  "poster-help": "/get-help",
  "fact-sheet": "/facts",
  "sign-up-sheet": "/petitions/safe-harbor?from=paper",
};

/** Every file there is, by its name: `fact-sheet-es.pdf`. */
export const printableFiles = new Map<string, { printable: Printable; locale: Locale }>(
  printables.flatMap((printable) =>
    locales.map((locale) => [`${printable}-${locale}.pdf`, { printable, locale }] as const),
  ),
);

export function printablePath(printable: Printable, locale: Locale): string {
  return `/print/${printable}-${locale}.pdf`;
}

/** Draws one of the printables in one language. The same words make the same file, byte for byte. */
export function drawPrintable(printable: Printable, locale: Locale): Promise<Buffer> {
  const words = printed[locale];
  const frame = frameOf(printable, locale);
  const description: SheetDescription = {
    title: words[printable].title,
    lang: languageTags[locale],
    author: env.ORGANIZATION_NAME,
    made: new Date(`${takeActionPages[locale].checked}-01T00:00:00Z`),
  };
  switch (printable) {
    case "poster-thought":
      return drawPoster(description, { ...words[printable], helplines: printedHelplines(ADULTS_SEE, locale) }, frame);
    case "poster-help":
      return drawPoster(description, { ...words[printable], helplines: printedHelplines(CHILDREN_SEE, locale) }, frame);
    case "fact-sheet":
      return drawFactSheet(description, factSheetWords(locale), frame);
    case "sign-up-sheet":
      return drawSignUpSheet(description, signUpWords(locale), frame);
  }
}

function frameOf(printable: Printable, locale: Locale): Frame {
  const words = printed[locale];
  const url = absoluteUrl(locale, ways[printable]);
  const madeBy = [...new Set([env.SITE_NAME, env.ORGANIZATION_NAME, env.CONTACT_EMAIL])].join(" · ");
  return {
    url,
    act: words[printable].act,
    scan: words.scan,
    qrAlt: interpolate(words.qrAlt, { url }),
    group: words.group,
    madeBy,
  };
}

function printedHelplines(ids: string[], locale: Locale): PrintedHelpline[] {
  const t = messagesOf(locale).content;
  return ids.map((id) => {
    const helpline = helplines.find((each) => each.id === id);
    invariant(helpline, `content/helplines.json has ${id}, which stands on a poster`);
    const {
      phone,
      text,
      translations: {
        [locale]: { name, when, spanish, languages },
      },
    } = helpline;
    const keyword = text?.keyword[locale];
    const writing =
      text &&
      (keyword
        ? interpolate(t.textKeyword, { keyword, number: text.shown })
        : interpolate(t.text, { number: text.shown }));
    const oneNumber = phone && text && !keyword && phone.shown === text.shown;
    const spoken = locale === "es" && spanish ? spanish : languages && `${languages}.`;
    return {
      name,
      note: [`${when}.`, spoken].filter(Boolean).join(" "),
      reach: oneNumber ? phone.shown : [phone?.shown, writing].filter(Boolean).join("\n"),
    };
  });
}

function factSheetWords(locale: Locale) {
  const { title, lead, sources: sourcesHeading } = printed[locale]["fact-sheet"];
  const facts = FACTS.map((id) => {
    const fact = allFacts.find((each) => each.id === id);
    invariant(fact, `content/facts.json has ${id}, which stands on the fact sheet`);
    return fact;
  });
  // The sheet is as old as the oldest check on it.
  const checked = facts.map((fact) => fact.checked).sort()[0]!;
  return {
    title,
    lead,
    sourcesHeading,
    checked: interpolate(printed[locale].checked, { date: formatDate(locale, checked) }),
    facts: facts.map(({ translations, sources }) => ({
      text: translations[locale].known,
      reason: translations[locale].reason,
      sources: sources.map(({ title: name, publisher, year, url }): PrintedSource => ({
        title: name,
        publisher,
        year: year?.toString() ?? messagesOf(locale).content.undated,
        url,
      })),
    })),
  };
}

function signUpWords(locale: Locale) {
  const { heading, host, ...words } = printed[locale]["sign-up-sheet"];
  const petition = petitionFiles.find(({ slug }) => slug === "safe-harbor");
  invariant(petition, "content/petitions has the petition that is signed at tables");
  const { title, summary, ask } = petition.content[locale];
  const url = absoluteUrl(locale, "/take-action").replace(/^https?:\/\//, "");
  return { ...words, summary, asks: ask, heading: interpolate(heading, { title }), host: interpolate(host, { url }) };
}
