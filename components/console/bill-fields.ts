import {
  billChambers,
  billStepKinds,
  type Bill,
  type BillChamber,
  type BillStep,
  type BillStepKind,
} from "@/lib/deliveries/bills/schema";
import type { Option } from "@/components/form/select-field";
import type { FormField } from "./action-form";

export const chamberNames: Record<BillChamber, string> = {
  upper: "Upper chamber (Senate)",
  lower: "Lower chamber (House, Assembly)",
  legislature: "The whole legislature",
};

export const stepNames: Record<BillStepKind, string> = {
  introduced: "Introduced",
  committee: "Referred to a committee",
  hearing: "Heard in a committee",
  passed_chamber: "Passed one chamber",
  passed: "Passed the legislature",
  signed: "Signed into law",
  vetoed: "Vetoed",
  failed: "Failed",
};

const chambers = billChambers.map((value) => ({ value, label: chamberNames[value] }));
const kinds = billStepKinds.map((value) => ({ value, label: stepNames[value] }));

/** The lawmakers of a state to choose a sponsor from, and the day of the roster that names them. */
export interface SponsorChoice {
  options: Option[];
  /** `2026-08-05`; null where no roster is imported. */
  dated: string | null;
}

/** The fields of a bill, filled in with what is said of it now. `roster` has the lawmakers of its state. */
export function billFields(roster: SponsorChoice, bill?: Bill): FormField[] {
  return [
    {
      kind: "text",
      name: "number",
      label: "Number",
      hint: "Like HB 1234",
      value: bill?.number ?? "",
      maxLength: 40,
      half: true,
    },
    {
      kind: "text",
      name: "session",
      label: "Session",
      hint: "Like 2027 Regular Session",
      value: bill?.session ?? "",
      maxLength: 80,
      half: true,
    },
    {
      kind: "text",
      name: "title",
      label: "Title",
      hint: "As the legislature has it, in English",
      value: bill?.title ?? "",
      maxLength: 300,
    },
    {
      kind: "select",
      name: "chamber",
      label: "Introduced in",
      hint: "Where the bill begins",
      options: chambers,
      empty: "Choose a chamber",
      value: bill?.chamber ?? "",
      half: true,
    },
    {
      kind: "text",
      name: "sponsor",
      label: "Sponsor",
      hint: "Their name, or leave it empty",
      value: bill?.sponsor ?? "",
      maxLength: 120,
      half: true,
    },
    ...rosterField(roster, bill),
    {
      kind: "url",
      name: "url",
      label: "Official page of the bill",
      hint: "Its URL, with https://",
      value: bill?.url ?? "",
      maxLength: 2_000,
    },
  ];
}

/** The choice of a lawmaker, where the roster of the state is imported. */
function rosterField({ options: roster, dated }: SponsorChoice, bill?: Bill): FormField[] {
  if (roster.length === 0 && !bill?.lawmakerId) return [];
  return [
    {
      kind: "select",
      name: "lawmakerId",
      label: "Sponsor in the roster",
      hint: `${dated ? `Of ${dated}. ` : ""}Their name is taken from it if you leave the other field empty`,
      options: withKept(roster, bill),
      empty: "Not in the roster",
      value: bill?.lawmakerId ?? "",
    },
  ];
}

/** The roster, with the sponsor of the bill also where they are no longer in it. */
function withKept(roster: Option[], bill?: Bill): Option[] {
  const { lawmakerId = null, sponsor = null } = bill ?? {};
  if (lawmakerId === null || roster.some(({ value }) => value === lawmakerId)) return roster;
  return [{ value: lawmakerId, label: sponsor ?? lawmakerId }, ...roster];
}

/** The lawmakers of a state as options. */
export const sponsorChoice = (
  lawmakers: { id: string; name: string; district: string }[],
  roster: { date: Date } | null,
): SponsorChoice => ({
  options: lawmakers.map(({ id, name, district }) => ({ value: id, label: `${name} (${district})` })),
  dated: roster && roster.date.toISOString().slice(0, 10),
});

/** The fields of a step, filled in with what is said of it now. */
export function stepFields(step?: BillStep): FormField[] {
  return [
    {
      kind: "select",
      name: "kind",
      label: "What happened",
      options: kinds,
      empty: "Choose a step",
      value: step?.kind ?? "",
      half: true,
    },
    { kind: "date", name: "dated", label: "On which day", value: step?.dated ?? "", half: true },
    {
      kind: "select",
      name: "chamber",
      label: "In which chamber",
      options: chambers,
      empty: "None or both",
      value: step?.chamber ?? "",
    },
    {
      kind: "area",
      name: "noteEn",
      label: "Note in English",
      hint: "Optional, one or two sentences",
      value: step?.noteEn ?? "",
      maxLength: 500,
      half: true,
      lang: "en",
    },
    {
      kind: "area",
      name: "noteEs",
      label: "The same in Spanish",
      hint: "Needed where there is an English one",
      value: step?.noteEs ?? "",
      maxLength: 500,
      half: true,
      lang: "es",
    },
    {
      kind: "text",
      name: "sourceTitle",
      label: "Source",
      hint: "Like Texas Legislature Online",
      value: step?.sourceTitle ?? "",
      maxLength: 200,
      half: true,
    },
    {
      kind: "url",
      name: "sourceUrl",
      label: "URL of the source",
      hint: "With https://",
      value: step?.sourceUrl ?? "",
      maxLength: 2_000,
      half: true,
    },
  ];
}

export const reasonField: FormField = {
  kind: "text",
  name: "reason",
  label: "Why?",
  hint: "Kept in the log",
  maxLength: 500,
};
