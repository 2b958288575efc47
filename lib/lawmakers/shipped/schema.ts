import { z } from "zod";

import { isStateCode } from "../../content/states";
import { chambers } from "../schema";

const seats = z.int().min(1).max(50);

/** The districts of one chamber, in the notation of content/districts.json (docs/data.md). */
export const chamberRule = z.strictObject({
  /** What its members are called in English. */
  title: z.string().min(1),
  /** The seats of each of its districts, where an entry does not say otherwise. */
  seats: seats.default(1),
  /** Districts named by numbers and letters: "1-3 4A*1 4B*1 5-47", "1-67AB", "A-T". */
  districts: z
    .string()
    .regex(/^((\d+(-\d+)?[A-Z]*|[A-Z](-[A-Z])?)(\*\d+)?( |$))+$/)
    .optional(),
  /** Two letters name two seats of one area, which has no letter in its GEOID (Idaho). */
  lettersAreSeats: z.literal(true).optional(),
  /** Districts that are numbered within a county: # is the number, #th the ordinal. The codes count up from the first. */
  series: z
    .array(
      z.strictObject({
        name: z.string().includes("#"),
        code: z.string().regex(/^\d{3}$/),
        seats: z.array(seats).min(1),
        id: z.string().optional(),
      }),
    )
    .optional(),
  /** Districts with names of their own, with the code and the seats: "WAS*3". Without a code the Census does not map them. */
  names: z.record(z.string(), z.string().regex(/^([0-9A-Z-]{3})?(\*\d+)?$/)).optional(),
  /** The last part of the OCD id of a name from which it does not follow. */
  ids: z.record(z.string(), z.string()).optional(),
  /** The seats of members whom the whole state elects. */
  wholeState: z.record(z.string(), seats).optional(),
});
export type ChamberRule = z.infer<typeof chamberRule>;

/** content/districts.json. */
export const shippedFile = z.strictObject({
  about: z.string(),
  licence: z.string(),
  plan: z.string().regex(/^\d{4}$/),
  /** The day of the data. */
  dated: z.iso.date(),
  source: z.string().min(1),
  states: z.record(z.string().refine(isStateCode), z.partialRecord(z.enum(chambers), chamberRule)),
});
