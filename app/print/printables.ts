import "server-only";

import { createHash } from "node:crypto";

import { formatDate } from "@/i18n/format";
import { drawFactSheet, type PrintedSource } from "@/drawings/print/fact-sheet";
import type { Frame } from "@/drawings/print/parts";
import { drawHelpSheet } from "@/drawings/print/help-sheet";
import type { PrintedHelpline } from "@/drawings/print/helplines";
import { drawLessonPlan } from "@/drawings/print/lesson-plan";
import { drawPoster } from "@/drawings/print/posters";
import type { SheetDescription } from "@/drawings/print/sheet";
import type { Trace } from "@/drawings/print/thumbnail";
import { drawSignUpSheet } from "@/drawings/print/sign-up-sheet";
import { messagesOf } from "@/i18n/messages";
import { absoluteUrl } from "@/lib/absolute-url";
import { lessonPages, printed, takeActionPages } from "@/lib/content/act/pages";
import { type Printable, printables } from "@/lib/content/act/schema";
import { allFacts } from "@/lib/content/facts/facts";
import { plainText } from "@/lib/content/learn/rules";
import type { Source } from "@/lib/content/schema";
import { helplines } from "@/lib/content/helplines";
import { env } from "@/lib/env";
import { invariant } from "@/lib/invariant";
import { languageTags, type Locale, locales } from "@/lib/locale";
import { canonicalJson } from "@/lib/petitions/canonical-json";
import { petitionFiles } from "@/lib/petitions/files";
import type { PetitionFile } from "@/lib/petitions/schema";
import { interpolate } from "@/lib/text";

const FACTS = [
  "fact-under-18",
  "fact-criminalization",
  "fact-iom-not-criminals",
  "fact-safe-harbor-effect",
  "fact-number-not-need",
];
const HOTLINE = "trafficking-hotline";
const ADULTS_SEE = ["emergency"];
const CHILDREN_SEE = ["emergency", "safe-place", "suicide-crisis-lifeline"];
// The nationwide lines that a child or a worried adult may need first. The sheet has space for twelve.
const ON_HELP_SHEET = [
  "emergency",
  "missing-children",
  "runaway-safeline",
  "safe-place",
  "cybertipline",
  "suicide-crisis-lifeline",
  "crisis-text-line",
  "childhelp",
  "sexual-assault-hotline",
  "domestic-violence-hotline",
  "trevor-project",
  "stronghearts",
];

// The paths of the QR codes. The query tells organizers which sheet was scanned, and nothing else.
const targets: Record<Printable, string> = {
  "poster-thought": "/petitions/safe-harbor?from=poster",
  "poster-help": "/get-help",
  "help-sheet": "/get-help",
  "fact-sheet": "/facts",
  "lesson-plan": "/lesson",
  "sign-up-sheet": "/petitions/safe-harbor?from=paper",
};

/** All files, by name: `fact-sheet-es.pdf`. */
export const printableFiles = new Map<string, { printable: Printable; locale: Locale }>(
  printables.flatMap((printable) =>
    locales.map((locale) => [`${printable}-${locale}.pdf`, { printable, locale }] as const),
  ),
);

/** The pictures of their first pages, by name: `fact-sheet-es.svg`. */
export const pictureFiles = new Map([...printableFiles].map(([name, each]) => [name.replace(".pdf", ".svg"), each]));

export function printablePath(printable: Printable, locale: Locale, type: "pdf" | "svg" = "pdf"): string {
  return `/print/${printable}-${locale}.${type}`;
}

export function pagesOf(printable: Printable): number {
  return printable === "lesson-plan" ? 2 : 1;
}

/** Draws a small picture of the first page, as SVG. */
export async function drawPicture(printable: Printable, locale: Locale): Promise<string> {
  let trace: Trace | null = null;
  await drawPrintable(printable, locale, (made) => (trace = made));
  invariant(trace !== null, "every printable is a sheet");
  return (trace as Trace).svg();
}

/** Draws a printable in one language. The same texts make the same file, byte for byte. */
export function drawPrintable(
  printable: Printable,
  locale: Locale,
  onTrace?: SheetDescription["onTrace"],
): Promise<Buffer> {
  const messages = printed[locale];
  const frame = frameOf(printable, locale);
  const description: SheetDescription = {
    title: messages[printable].title,
    lang: languageTags[locale],
    author: env.ORGANIZATION_NAME,
    made: new Date(`${takeActionPages[locale].checked}-01T00:00:00Z`),
    ...(onTrace && { onTrace }),
  };
  switch (printable) {
    case "poster-thought":
      return drawPoster(description, { ...messages[printable], ...helplinesOn(ADULTS_SEE, locale) }, frame);
    case "poster-help":
      return drawPoster(description, { ...messages[printable], ...helplinesOn(CHILDREN_SEE, locale) }, frame);
    case "help-sheet":
      return drawHelpSheet(
        description,
        { ...messages[printable], ...helplinesOn(ON_HELP_SHEET, locale), checked: checkedOn(ON_HELP_SHEET, locale) },
        frame,
      );
    case "fact-sheet":
      return drawFactSheet(description, factSheetMessages(locale), frame);
    case "lesson-plan":
      return drawLessonPlan(description, lessonMessages(locale), frame);
    case "sign-up-sheet":
      return drawSignUpSheet(description, signUpMessages(locale), frame);
  }
}

function frameOf(printable: Printable, locale: Locale): Frame {
  const messages = printed[locale];
  const url = absoluteUrl(locale, targets[printable]);
  const madeBy = [...new Set([env.SITE_NAME, env.ORGANIZATION_NAME, env.CONTACT_EMAIL])].join(" · ");
  return {
    url,
    act: messages[printable].act,
    scan: messages.scan,
    qrAlt: interpolate(messages.qrAlt, { url }),
    group: messages.group,
    madeBy,
  };
}

function helplinesOn(ids: string[], locale: Locale): { hotline: PrintedHelpline; helplines: PrintedHelpline[] } {
  return { hotline: printedHelpline(HOTLINE, locale), helplines: ids.map((id) => printedHelpline(id, locale)) };
}

function requireHelpline(id: string) {
  const helpline = helplines.find((each) => each.id === id);
  invariant(helpline, `content/helplines.json has ${id}, which is printed`);
  return helpline;
}

/** The date of the oldest check of some helplines and the hotline. */
function checkedOn(ids: string[], locale: Locale): string {
  const [oldest] = [HOTLINE, ...ids].map((id) => requireHelpline(id).checked).sort();
  return interpolate(printed[locale].checked, { date: formatDate(locale, oldest!) });
}

function printedHelpline(id: string, locale: Locale): PrintedHelpline {
  const t = messagesOf(locale).content;
  const {
    phone,
    text,
    translations: {
      [locale]: { name, when, spanish, languages },
    },
  } = requireHelpline(id);
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
    reach: oneNumber ? [phone.shown] : [phone?.shown, writing].filter((line) => typeof line === "string"),
  };
}

function factSheetMessages(locale: Locale) {
  const { title, lead, sources: sourcesHeading } = printed[locale]["fact-sheet"];
  const facts = FACTS.map((id) => {
    const fact = allFacts.find((each) => each.id === id);
    invariant(fact, `content/facts.json has ${id}, which stands on the fact sheet`);
    return fact;
  });
  // The sheet has the date of its oldest check.
  const checked = facts.map((fact) => fact.checked).sort()[0]!;
  return {
    title,
    lead,
    sourcesHeading,
    checked: interpolate(printed[locale].checked, { date: formatDate(locale, checked) }),
    facts: facts.map(({ translations, sources }) => ({
      text: translations[locale].known,
      reason: translations[locale].reason,
      sources: sources.map((source) => printedSource(source, locale)),
    })),
  };
}

function printedSource({ title, publisher, year, url }: Source, locale: Locale): PrintedSource {
  return { title, publisher, year: year?.toString() ?? messagesOf(locale).content.undated, url };
}

function lessonMessages(locale: Locale) {
  const { title, description, checked, sections, sources: cited } = lessonPages[locale];
  const sources = cited.map((source) => printedSource(source, locale));
  return {
    title,
    lead: description,
    sourcesHeading: printed[locale]["lesson-plan"].sources,
    checked: interpolate(printed[locale].checked, { date: formatDate(locale, checked) }),
    sources,
    sections: sections.map(({ heading, paragraphs, points }) => ({
      heading,
      paragraphs: paragraphs.map(({ text, sources: numbers }) => ({
        text: plainText(text),
        sources: numbers.map((number) => sources[number - 1]!),
      })),
      points: points.map(plainText),
    })),
  };
}

function signUpMessages(locale: Locale) {
  const { heading, host, privacy, ...messages } = printed[locale]["sign-up-sheet"];
  const petition = petitionFiles.find(({ slug }) => slug === "safe-harbor");
  invariant(petition, "content/petitions has the petition that is signed at tables");
  const { title, summary, ask } = petition.content[locale];
  const email = env.CONTACT_EMAIL;
  return {
    ...messages,
    summary,
    asks: ask,
    heading: interpolate(heading, { title }),
    privacy: interpolate(privacy, { email }),
    host: interpolate(host, { email, code: textCode(petition) }),
  };
}

/** Names the petition and its text on paper, so that a sheet of an older text is recognized: `safe-harbor-3f09ac`. */
function textCode({ slug, content }: PetitionFile): string {
  return `${slug}-${createHash("sha256").update(canonicalJson(content)).digest("hex").slice(0, 6)}`;
}
