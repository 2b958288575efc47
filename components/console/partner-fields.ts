import type { Option } from "@/components/form/select-field";
import type { FormField } from "./action-form";

export const nameField = (name: string): FormField => ({
  kind: "text",
  name: "name",
  label: "Name",
  value: name,
  maxLength: 120,
});

export const labelField = (label = ""): FormField => ({
  kind: "text",
  name: "label",
  label: "Where it stands",
  hint: "Like: Newsletter of March",
  value: label,
  maxLength: 120,
});

/** The fields of a new link. */
export const codeFields = (petitions: Option[]): FormField[] => [
  labelField(),
  {
    kind: "text",
    name: "code",
    label: "Code",
    hint: "Part of the link, for ever. Small letters, digits and hyphens, like church-newsletter",
    maxLength: 40,
  },
  { kind: "select", name: "petition", label: "Petition", options: petitions, value: petitions[0]?.value ?? "" },
];

export const originsField = (origins: string[]): FormField => ({
  kind: "area",
  name: "origins",
  label: "Websites",
  hint: "One on each line, like https://www.example.org. With and without www are two",
  value: origins.join("\n"),
  rows: 4,
});
