import { z } from "zod";

import { isStateCode } from "../../content/states";
import { emailOrNone, oneLine } from "../../fields";
import { readZip, settleState } from "../../lawmakers/rules";
import { textOfAtMost } from "../../organizers/schema";
import { petitionSlug } from "../../petitions/schema";
import { addMilliseconds, HOUR } from "../../time";
import { NAME_LENGTH_MAX, nameField } from "../schema";

/** The most lines of one batch: more than a pile of sheets that somebody scans at once. */
export const PAPER_LINES_MAX = 5_000;
/** The lines of the form in the console: as many as two sheets have. */
export const PAPER_FORM_LINES = 20;

const PLACE_LENGTH_MAX = 120;
const REFERENCE_LENGTH_MAX = 60;
const SCAN_LENGTH_MAX = 200;

const tooLong = (max: number) => `Use at most ${max} characters`;

/** What is said of a whole batch. `reference` names it: the same batch is entered once. */
export const batchHead = z.object({
  petition: petitionSlug,
  state: z.string().refine(isStateCode, "Choose a state"),
  reference: textOfAtMost(REFERENCE_LENGTH_MAX, tooLong(REFERENCE_LENGTH_MAX))
    .trim()
    .min(1, "Write what names the sheet, like TX-0012"),
  scanReference: textOfAtMost(SCAN_LENGTH_MAX, tooLong(SCAN_LENGTH_MAX))
    .trim()
    .transform((text) => text || null),
});
export type BatchHead = z.infer<typeof batchHead>;

/** The columns of a line, in the order of the sheet and of the CSV file. */
export const paperColumns = ["name", "street", "city", "zip", "email", "date"] as const;
export type PaperColumn = (typeof paperColumns)[number];

/** A line as somebody typed it or a file has it. */
export type WrittenLine = Record<PaperColumn, string> & { line: number };

export interface PaperLine {
  line: number;
  name: string;
  /** Street and city, as they are delivered. */
  street: string;
  zip: string;
  email: string | null;
  /** `2026-11-28`. */
  signedOn: string;
}

export interface LineProblem {
  line: number;
  column: PaperColumn;
  message: string;
}

const place = oneLine(PLACE_LENGTH_MAX, tooLong(PLACE_LENGTH_MAX));
const ZIP_LENGTH_MAX = 12;

// The codes of names online, in the words of the console.
const nameFaults: Record<string, string> = {
  "name-missing": "Enter the name, as it is on the sheet",
  "name-too-long": tooLong(NAME_LENGTH_MAX),
  "name-starts-with-sign": "A name does not begin with a sign",
  "name-without-letter": "A name has a letter",
  "name-is-link": "This is a link and no name",
};

// Guam is ten hours ahead of UTC: no day there is later than this one.
const latestDay = (now: Date) =>
  addMilliseconds(now, 10 * HOUR)
    .toISOString()
    .slice(0, 10);

/** The days on which a petition can be signed on paper. `lastDay` is null while nobody knows it. */
export interface SigningDays {
  firstDay: string;
  lastDay: string | null;
}

/**
 * Reads the lines of a sheet of one state. A ZIP Code of another state is a problem, because lawmakers get their own
 * constituents. `firstDay` is the day on which the petition opened, and `lastDay` that on which it closed, null while it is open:
 * nobody signed before or after.
 */
export function readLines(
  written: WrittenLine[],
  { state, firstDay, lastDay, now }: SheetContext & { state: string },
): { lines: PaperLine[]; problems: LineProblem[] } {
  const lines: PaperLine[] = [];
  const problems: LineProblem[] = [];
  for (const { line, ...typed } of written) {
    const name = nameField.safeParse(typed.name);
    const street = place.safeParse(typed.street);
    const city = place.safeParse(typed.city);
    const zip = typed.zip.length > ZIP_LENGTH_MAX ? null : readZip(typed.zip);
    const email = emailOrNone.safeParse(typed.email);
    const day = dayOf(typed.date, { firstDay, lastDay, now });
    const found: Record<PaperColumn, string | undefined> = {
      name: name.error && (nameFaults[name.error.issues[0]?.message ?? ""] ?? "Please check this name"),
      street: street.data ? undefined : "Enter the street, as it is on the sheet",
      city: city.data ? undefined : "Enter the city",
      zip: zipFault(zip, state),
      email: email.error && "This is no email address. Leave it empty if you cannot read it",
      date: "fault" in day ? day.fault : undefined,
    };
    const faults = paperColumns.flatMap((column) => {
      const message = found[column];
      return message === undefined ? [] : [{ line, column, message }];
    });
    problems.push(...faults);
    if (faults.length === 0 && name.success && zip && email.success && "day" in day)
      lines.push({
        line,
        name: name.data,
        street: `${street.data}, ${city.data}`,
        zip,
        email: email.data,
        signedOn: day.day,
      });
  }
  return { lines, problems };
}

function zipFault(zip: string | null, state: string): string | undefined {
  if (!zip) return "Enter five digits";
  return "question" in settleState(zip, state) ? `This ZIP Code is not in ${state}` : undefined;
}

interface SheetContext extends SigningDays {
  now: Date;
}

function dayOf(typed: string, { firstDay, lastDay, now }: SheetContext): { day: string } | { fault: string } {
  const day = z.iso.date().safeParse(typed.trim());
  if (!day.success) return { fault: "Enter the date of the signature, like 2026-11-28" };
  if (day.data > latestDay(now)) return { fault: "This day has not come yet" };
  if (lastDay !== null && day.data > lastDay) return { fault: `This day is after the petition closed, on ${lastDay}` };
  return day.data < firstDay ? { fault: `This day is before the petition opened, on ${firstDay}` } : { day: day.data };
}

export const paperRemoval = z.object({
  reason: textOfAtMost(500, tooLong(500)).trim().min(3, "Say why, in a few words"),
});

export const batchIdInput = z.coerce.number().pipe(z.int32().positive());

/** The id of a line. A page binds it to an action. */
export const paperIdInput = z
  .string()
  .regex(/^[1-9][0-9]{0,17}$/)
  .transform(BigInt);

/** A batch in the list of the console. */
export interface ListedBatch {
  id: number;
  state: string;
  reference: string;
  scanReference: string | null;
  createdAt: Date;
  counted: number;
  doubles: number;
  removed: number;
}

/** A line of a batch, opened. The personal fields are null where it was removed. */
export interface OpenedLine {
  id: bigint;
  line: number;
  status: "counted" | "double" | "removed";
  name: string | null;
  street: string | null;
  zip: string | null;
  signedOn: string | null;
  removedReason: string | null;
}

/** A signature on paper, as it goes into a packet, where it is marked as paper. */
export interface PaperSigner {
  id: bigint;
  name: string;
  /** Street and city. */
  street: string;
  zip: string;
  state: string;
  /** `2026-11-28`. */
  signedOn: string;
  /** The batch in which its sheet can be found, and its line there. */
  reference: string;
  line: number;
  /** Where the ZIP Code lies in one district alone. */
  upperDistrict: string | null;
  lowerDistrict: string | null;
}

/** The counted signatures on paper of a petition. They are shown apart from the online ones. */
export interface PaperCount {
  counted: number;
  /** By USPS code; a state without any is absent. */
  byState: Record<string, number>;
}
