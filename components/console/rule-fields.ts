import type { Option } from "@/components/form/select-field";
import type { FormField } from "./action-form";
import { flagTexts } from "./flag-texts";

interface RuleChoices {
  petitions: Option[];
  states: Option[];
  /** Of the zone whose times the form means. */
  zoneName: string;
  /** What the page was opened with, by the names of the fields. */
  chosen: Record<string, string | string[] | undefined>;
}

/** The fields of a rule for removing signatures in bulk. All that are filled in have to fit. */
export function ruleFields({ petitions, states, zoneName, chosen }: RuleChoices): FormField[] {
  const valueOf = (name: string) => {
    const value = chosen[name];
    return typeof value === "string" ? value : "";
  };
  const fields: FormField[] = [
    { kind: "select", name: "petition", label: "Petition", options: petitions, half: true },
    { kind: "select", name: "state", label: "State", options: states, empty: "All that you may see", half: true },
    {
      kind: "text",
      name: "domain",
      label: "Domain of the email address",
      hint: "Like example.org. Never one that only looks like it",
      maxLength: 254,
      half: true,
    },
    {
      kind: "select",
      name: "subdomains",
      label: "Domains below it",
      hint: "Such as mail.example.org",
      options: [
        { value: "without", label: "Only the domain itself" },
        { value: "with", label: "With those below it" },
      ],
      half: true,
    },
    {
      kind: "text",
      name: "network",
      label: "Network of the sender",
      hint: "An IP like 203.0.113.7 stands for its /24, or /48. Known for at most 14 days after a form",
      maxLength: 60,
      half: true,
    },
    {
      kind: "text",
      name: "source",
      label: "Code of a share link",
      hint: "What stands after ?from= in the link",
      maxLength: 40,
      half: true,
    },
    {
      ...{ kind: "select", name: "flag", label: "Reason to look", empty: "With or without", half: true },
      options: Object.entries(flagTexts).map(([value, label]) => ({ value, label })),
    },
    ...timeAndWords(zoneName),
  ];
  const defaults: Record<string, string> = { petition: petitions[0]?.value ?? "", subdomains: "without" };
  return fields.map((field) => ({ ...field, value: valueOf(field.name) || (defaults[field.name] ?? "") }));
}

const timeAndWords = (zoneName: string): FormField[] => [
  { kind: "datetime-local", name: "confirmedFrom", label: "Confirmed from", hint: `In ${zoneName}`, half: true },
  {
    kind: "datetime-local",
    name: "confirmedBefore",
    label: "Confirmed before",
    hint: `In ${zoneName}. Up to this minute, and not in it`,
    half: true,
  },
  {
    kind: "text",
    name: "phrase",
    label: "Words in the name or the comment",
    hint: "As they stand there, in capitals or not. The software opens each signature for that",
    maxLength: 200,
  },
];
