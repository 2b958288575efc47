import type { EditionFields } from "@/lib/petitions/editions/schema";
import { TEXT_LENGTHS_MAX, type TextField, type TextFields } from "@/lib/petitions/writing/schema";
import type { FormField } from "./action-form";
import { fieldLabels } from "./petition-words";

/** A state with its name, as pages hand it on. */
export interface NamedState {
  code: string;
  name: string;
}

const LIST_ROWS = 12;
const BODY_ROWS = 24;

const hints: Partial<Record<TextField, string>> = {
  titleEn: "What happens if it succeeds, in up to 90 characters. It is also named in emails.",
  titleEs: "The same in Spanish.",
  summaryEn: "One or two sentences, in up to 320 characters.",
  summaryEs: "The same in Spanish.",
  askEn: "One paragraph for each demand, with an empty line between them. Up to ten.",
  askEs: "The same demands in the same order.",
  bodyEn:
    "A line like “## Why it matters” begins a section. Leave an empty line between paragraphs. A paragraph cites sources at its end, like [1] [3].",
  bodyEs: "The same sections, paragraphs and numbers of sources.",
  sources:
    "Four lines for each, with an empty line between them: title, publisher, year or “no date”, URL. The first one is [1].",
  checked: "When all sources were last opened and read, like 2026-11.",
};

/** The fields of a text, English and Spanish side by side. `basis` says upon what the form was opened. */
export function textFormFields(fields: TextFields, basis: string, goal: number | null): FormField[] {
  const area = (name: TextField, rows: number, half = true): FormField => ({
    kind: "area",
    name,
    label: fieldLabels[name],
    value: fields[name],
    rows,
    half,
    ...(hints[name] && { hint: hints[name] }),
    lang: name.endsWith("Es") ? "es" : "en",
  });
  const line = (name: TextField): FormField => ({
    kind: "text",
    name,
    label: fieldLabels[name],
    value: fields[name],
    half: true,
    ...(hints[name] && { hint: hints[name] }),
    ...(name === "checked" ? { maxLength: TEXT_LENGTHS_MAX.checked } : { lang: name === "titleEs" ? "es" : "en" }),
  });
  return [
    { kind: "hidden", name: "basis", label: "", value: basis },
    line("titleEn"),
    line("titleEs"),
    area("summaryEn", 4),
    area("summaryEs", 4),
    area("askEn", LIST_ROWS),
    area("askEs", LIST_ROWS),
    area("bodyEn", BODY_ROWS),
    area("bodyEs", BODY_ROWS),
    area("sources", LIST_ROWS, false),
    line("checked"),
    ...(goal === null ? [] : [goalFormField(goal)]),
  ];
}

export const goalFormField = (goal: number): FormField => ({
  kind: "text",
  name: "goal",
  label: "Goal",
  hint: "How many signatures. Each state without a goal of its own has its share of it.",
  value: goal.toLocaleString("en-US"),
  half: true,
});

export const stateGoalFormFields = (states: NamedState[]): FormField[] => [
  {
    kind: "select",
    name: "state",
    label: "State",
    empty: "Choose a state",
    options: states.map(({ code, name }) => ({ value: code, label: name })),
    half: true,
  },
  {
    kind: "text",
    name: "goal",
    label: "Its goal",
    hint: "How many signatures. Empty for its share of the petition’s goal.",
    half: true,
  },
];

/** The fields of a state edition, English and Spanish side by side. */
export function editionFormFields(fields: EditionFields, basis: string): FormField[] {
  const pair = (name: "summary" | "ask" | "instrument", label: string, hint: string, rows: number): FormField[] =>
    (["En", "Es"] as const).map((language) => ({
      kind: "area",
      name: `${name}${language}`,
      label: `${label} in ${language === "En" ? "English" : "Spanish"}`,
      hint,
      value: fields[`${name}${language}`],
      rows,
      half: true,
      lang: language.toLowerCase(),
    }));
  return [
    { kind: "hidden", name: "basis", label: "", value: basis },
    ...pair("summary", "What the law says", "Up to 1,200 characters.", 8),
    ...pair("ask", "What is asked of the legislature", "Up to 1,200 characters.", 6),
    ...pair("instrument", "Name of the act", "Empty where there is none.", 2),
    {
      kind: "area",
      name: "sources",
      label: "Sources",
      hint: "Four lines for each, with an empty line between them: title, publisher, year or “no date”, URL.",
      value: fields.sources,
      rows: LIST_ROWS,
    },
    {
      kind: "text",
      name: "lastChecked",
      label: "Month of the check",
      hint: "When the newest of these sources was read, like 2026-11.",
      value: fields.lastChecked,
      maxLength: 7,
      half: true,
    },
  ];
}
