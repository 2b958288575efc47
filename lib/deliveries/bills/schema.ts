import { z } from "zod";

import { isStateCode } from "../../content/states";
import { textOfAtMost } from "../../organizers/schema";
import { petitionSlug } from "../../petitions/schema";

export const billChambers = ["upper", "lower", "legislature"] as const;
export type BillChamber = (typeof billChambers)[number];

/** The steps of a bill, in the order in which a bill usually takes them. */
export const billStepKinds = [
  "introduced",
  "committee",
  "hearing",
  "passed_chamber",
  "passed",
  "signed",
  "vetoed",
  "failed",
] as const;
export type BillStepKind = (typeof billStepKinds)[number];

// The limits of the columns.
const NUMBER_LENGTH_MAX = 40;
const TITLE_LENGTH_MAX = 300;
const SESSION_LENGTH_MAX = 80;
const SPONSOR_LENGTH_MAX = 120;
const LAWMAKER_LENGTH_MAX = 80;
const URL_LENGTH_MAX = 2_000;
const SOURCE_LENGTH_MAX = 200;
export const NOTE_LENGTH_MAX = 500;

const tooLong = (max: number) => `Use at most ${max} characters`;
const line = (max: number, missing: string) => textOfAtMost(max, tooLong(max)).trim().min(1, missing);
const lineOrNone = (max: number) =>
  textOfAtMost(max, tooLong(max))
    .trim()
    .transform((text) => text || null);

/** An https URL of a public site, as its browser bar shows it. Readers follow it, so it has no name or password in it. */
const publicUrl = line(URL_LENGTH_MAX, "Copy the URL from your browser").refine((text) => {
  const url = URL.parse(text);
  return url?.protocol === "https:" && url.hostname.includes(".") && !url.username && !url.password;
}, "Copy the URL from your browser. It begins with https://");

const chamber = z.enum(billChambers, "Choose a chamber");
const chamberOrNone = z
  .literal("")
  .transform(() => null)
  .or(chamber);

const facts = {
  number: line(NUMBER_LENGTH_MAX, "Write the number as the legislature does, like HB 1234"),
  title: line(TITLE_LENGTH_MAX, "Write the title of the bill"),
  session: line(SESSION_LENGTH_MAX, "Write the session as the legislature does, like 2027 Regular Session"),
  chamber,
  sponsor: lineOrNone(SPONSOR_LENGTH_MAX),
  /** The sponsor in the roster; null where they are in none, or it is not imported. */
  lawmakerId: lineOrNone(LAWMAKER_LENGTH_MAX).default(null),
  url: publicUrl,
};

/** A new bill, as the console's form sends it. */
export const billInput = z.object({
  petition: petitionSlug,
  state: z.string().refine(isStateCode, "Choose a state"),
  ...facts,
});
export type BillInput = z.infer<typeof billInput>;

/** A correction of a bill. Its petition and its state stay, because the rights of organizers depend on the state. */
export const billCorrection = z.object(facts);
export type BillCorrection = z.infer<typeof billCorrection>;

/** A step of a bill. The note is in both languages or in none. `dated` is the day in the state, such as `2027-02-03`. */
export const stepInput = z
  .object({
    kind: z.enum(billStepKinds, "Choose a step"),
    chamber: chamberOrNone,
    dated: z.iso.date("Enter a date").refine((day) => day >= "1900-01-01", "Enter a date after 1900"),
    noteEn: lineOrNone(NOTE_LENGTH_MAX),
    noteEs: lineOrNone(NOTE_LENGTH_MAX),
    sourceUrl: publicUrl,
    sourceTitle: line(SOURCE_LENGTH_MAX, "Say what the source is, like Texas Legislature Online"),
  })
  .superRefine(({ kind, chamber: of, noteEn, noteEs }, context) => {
    if (kind === "passed_chamber" && of === null)
      context.addIssue({ code: "custom", path: ["chamber"], message: "Choose the chamber that passed it" });
    if ((noteEn === null) !== (noteEs === null))
      context.addIssue({
        code: "custom",
        path: [noteEn === null ? "noteEn" : "noteEs"],
        message: "Write the note in both languages, or in none",
      });
  });
export type StepInput = z.infer<typeof stepInput>;

export const takeBackInput = z.object({
  reason: line(NOTE_LENGTH_MAX, "Say why, in a few words"),
});

/** The id of a bill or a step, which a page binds to an action. The limit is that of the column. */
export const recordIdInput = z.coerce.number().pipe(z.int32().positive());

/** A step as the console shows it. */
export interface BillStep {
  id: number;
  kind: BillStepKind;
  chamber: BillChamber | null;
  dated: string;
  noteEn: string | null;
  noteEs: string | null;
  sourceUrl: string;
  sourceTitle: string;
}

/** A bill as the console shows it, with its steps, the newest first. */
export interface Bill {
  id: number;
  petition: string;
  state: string;
  number: string;
  title: string;
  session: string;
  chamber: BillChamber;
  sponsor: string | null;
  lawmakerId: string | null;
  url: string;
  steps: BillStep[];
}
