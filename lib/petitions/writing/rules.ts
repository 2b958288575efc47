import { isAtLeast } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { tidyLine } from "../../text";
import { type PetitionContent, petitionContent, type PetitionText } from "../schema";
import { blocksOf, readSources, writeSources } from "./sources";
import type { TextField, TextFields } from "./schema";

/** Whether an organizer may write and publish texts of petitions and of their state editions, which concern every state. */
export const mayWritePetitions = ({ role, states }: Organizer): boolean =>
  isAtLeast(role, "organizer") && states === null;

export type Problems = Partial<Record<TextField, string>>;

/** What a form says as a text that can be published, or why it cannot be: one problem for each field. */
export function contentOf(fields: TextFields): { content: PetitionContent } | { problems: Problems } {
  const problems: Problems = {};
  const say = (field: TextField, problem: string) => (problems[field] ??= problem);
  const { sources, problem } = readSources(fields.sources);
  if (problem) say("sources", problem);
  const shared = { sources, checked: fields.checked };
  const content = {
    en: { ...readText(fields, "En", say), ...shared },
    es: { ...readText(fields, "Es", say), ...shared },
  };
  sayDifferences(content, say);
  const parsed = petitionContent.safeParse(content);
  for (const { path } of parsed.error?.issues ?? []) say(fieldAt(path), problemAt(path));
  return parsed.success && Object.keys(problems).length === 0 ? { content: parsed.data } : { problems };
}

type Say = (field: TextField, problem: string) => void;
type Written = Pick<PetitionText, "title" | "summary" | "ask" | "body">;

function readText(fields: TextFields, language: "En" | "Es", say: Say): Written {
  const body: Written["body"] = [];
  for (const block of blocksOf(fields[`body${language}`])) {
    const [first = "", ...rest] = block.split("\n");
    const heading = /^#{1,3}\s+(.+)$/.exec(first)?.[1];
    if (heading !== undefined) body.push({ heading: tidyLine(heading), paragraphs: [] });
    const text = tidyLine(heading === undefined ? block : rest.join(" "));
    if (text === "") continue;
    const section = body.at(-1);
    if (section) section.paragraphs.push(readParagraph(text));
    else say(`body${language}`, "Begin with a heading: a line like “## Why it matters”");
  }
  const empty = body.find(({ paragraphs }) => paragraphs.length === 0);
  if (empty) say(`body${language}`, `Write a paragraph below the heading “${empty.heading}”`);
  return {
    title: tidyLine(fields[`title${language}`]),
    summary: tidyLine(fields[`summary${language}`]),
    ask: blocksOf(fields[`ask${language}`]).map(tidyLine),
    body,
  };
}

/** A paragraph cites its sources by their numbers in brackets at its end: “… in ten states. [2] [5]” */
function readParagraph(written: string) {
  const [, text = "", cited = ""] = /^(.*?)((?:\s*\[\d{1,3}\])*)$/s.exec(written) ?? [];
  return { text: text.trim(), sources: [...cited.matchAll(/\d+/g)].map(([number]) => Number(number)) };
}

/** A translation says the same: as many demands, sections and paragraphs, which cite the same sources. */
function sayDifferences({ en, es }: { en: PetitionText; es: PetitionText }, say: Say) {
  if (en.ask.length !== es.ask.length)
    say("askEs", `The English has ${en.ask.length} demands and the Spanish ${es.ask.length}`);
  if (en.body.length !== es.body.length)
    say("bodyEs", `The English has ${en.body.length} headings and the Spanish ${es.body.length}`);
  for (const [index, section] of en.body.entries()) {
    const other = es.body[index];
    if (!other) return;
    const counts = [section, other].map(({ paragraphs }) => paragraphs.length);
    if (counts[0] !== counts[1])
      say("bodyEs", `“${section.heading}” has ${counts[0]} paragraphs in English and ${counts[1]} in Spanish`);
    else if (citationsOf(section) !== citationsOf(other))
      say("bodyEs", `The paragraphs of “${section.heading}” cite other sources in Spanish than in English`);
  }
  for (const [field, { body }] of [["bodyEn", en] as const, ["bodyEs", es] as const]) {
    const wrong = body
      .flatMap(({ paragraphs }) => paragraphs.flatMap(({ sources }) => sources))
      .find((number) => number < 1 || number > en.sources.length);
    if (wrong !== undefined) say(field, `It cites [${wrong}], and there are ${en.sources.length} sources`);
  }
}

const citationsOf = ({ paragraphs }: Written["body"][number]) =>
  JSON.stringify(paragraphs.map(({ sources }) => sources));

const FIELDS_OF: Record<string, string> = { title: "title", summary: "summary", ask: "ask", body: "body" };

/** The field of the form from which a part of the content comes. */
function fieldAt([language, part]: PropertyKey[]): TextField {
  if (part === "checked") return "checked";
  const name = FIELDS_OF[String(part)];
  return name === undefined ? "sources" : (`${name}${language === "en" ? "En" : "Es"}` as TextField);
}

function problemAt([, part, index]: PropertyKey[]): string {
  const number = typeof index === "number" ? index + 1 : null;
  if (part === "checked") return "Enter the month of the check of the sources, like 2026-11";
  if (part === "title") return "Write a title of 2 to 90 characters";
  if (part === "summary") return "Write a summary of 2 to 320 characters";
  if (part === "ask")
    return number === null ? "Write 1 to 10 demands" : `Write demand ${number} in 2 to 1,200 characters`;
  if (part === "body")
    return number === null
      ? "Write the reasons: a heading and a paragraph at least"
      : `Each heading and paragraph of section ${number} has 2 to 1,200 characters`;
  return number === null ? "Name one source at least" : `Source ${number} is not complete: check its four lines`;
}

/** A text as the form shows it. Both languages of a text have the same sources. */
export function fieldsOfContent({ en, es }: PetitionContent): TextFields {
  return {
    titleEn: en.title,
    titleEs: es.title,
    summaryEn: en.summary,
    summaryEs: es.summary,
    askEn: en.ask.join("\n\n"),
    askEs: es.ask.join("\n\n"),
    bodyEn: writeBody(en),
    bodyEs: writeBody(es),
    sources: writeSources(en.sources),
    checked: en.checked,
  };
}

function writeBody({ body }: PetitionText): string {
  return body
    .flatMap(({ heading, paragraphs }) => [
      `## ${heading}`,
      ...paragraphs.map(({ text, sources }) => [text, ...sources.map((number) => `[${number}]`)].join(" ")),
    ])
    .join("\n\n");
}
