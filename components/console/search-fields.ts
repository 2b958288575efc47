import type { Option } from "@/components/form/select-field";
import type { SignatureFilter } from "@/lib/signatures/search/schema";
import type { FormField } from "./action-form";
import { flagTexts } from "./flag-texts";

export const statusTexts = {
  confirmed: "Confirmed",
  held: "Confirmed, waits for you",
  removed: "Removed by organizers",
  withdrawn: "Withdrawn by the signer",
  pending: "Not confirmed yet",
};

type Chosen = Omit<SignatureFilter, "petition" | "timeZone" | "emailHash" | "words" | "before"> & { petition: string };

interface SearchChoices {
  petitions: Option[];
  states: Option[];
  /** Of the zone whose days the form means. */
  zoneName: string;
  /** Of the chosen district, as somebody may type it. */
  districtName: string | null;
}

const dayOf = (at: Date | null) => at?.toISOString().slice(0, 10) ?? "";

/** The fields of the form that looks for signatures. A name and an email are never filled in again. */
export function searchFields(
  chosen: Chosen,
  { petitions, states, zoneName, districtName }: SearchChoices,
): FormField[] {
  const { petition, state, status, zip, district, source, flag, from, until } = chosen;
  const statuses = Object.entries(statusTexts).map(([value, label]) => ({ value, label }));
  return [
    {
      ...{ kind: "select", name: "petition", label: "Petition", half: true, options: petitions },
      value: petition || (petitions[0]?.value ?? ""),
    },
    {
      ...{ kind: "select", name: "state", label: "State", half: true, options: states, empty: "All of your states" },
      value: state ?? "",
    },
    { kind: "text", name: "name", label: "Name", hint: "One or more whole words", half: true, maxLength: 100 },
    { kind: "text", name: "email", label: "Email address", hint: "The whole address", half: true, maxLength: 320 },
    {
      ...{ kind: "select", name: "status", label: "Status", half: true, options: statuses, empty: "Any status" },
      value: status ?? "",
    },
    { kind: "text", name: "zip", label: "ZIP Code", half: true, maxLength: 10, value: zip ?? "" },
    {
      ...{ kind: "text", name: "district", label: "District", half: true, maxLength: 60 },
      hint: "Such as House 49 or Senate 14, with its state above",
      value: districtName ?? (district ? `${district.layer}:${district.geoid}` : ""),
    },
    {
      ...{ kind: "text", name: "source", label: "Share link", half: true, maxLength: 40 },
      hint: "The code after ?from=",
      value: source ?? "",
    },
    {
      ...{ kind: "select", name: "flag", label: "Has a reason to look", half: true, empty: "With or without" },
      options: [
        { value: "any", label: "Any reason" },
        ...Object.entries(flagTexts).map(([value, label]) => ({ value, label })),
      ],
      value: flag ?? "",
    },
    {
      kind: "date",
      name: "from",
      label: "Confirmed from",
      hint: `Days in ${zoneName}`,
      half: true,
      value: dayOf(from),
    },
    {
      kind: "date",
      name: "until",
      label: "Confirmed until",
      hint: `This day included, in ${zoneName}`,
      half: true,
      value: dayOf(until),
    },
  ];
}
