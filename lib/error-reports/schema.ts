import * as z from "zod/mini";

import { emailOrNone, manyLines, oneLine } from "../fields";
import type { Limit, Pace } from "../limits/schema";
import { DAY, HOUR, MINUTE } from "../time";
import { PAGE_LENGTH_MAX } from "./rules";

const WRONG_LENGTH_MAX = 4_000;
const SOURCE_LENGTH_MAX = 2_000;

const emptyAsAbsent = z.transform((text: string) => text || null);
const webUrl = z.url({ protocol: /^https?$/ });

/** A report of an error. Errors in fields are codes, for which the form has messages. */
export const reportInput = z.object({
  page: z.pipe(oneLine(PAGE_LENGTH_MAX, "page-too-long"), z.string().check(z.minLength(1, "page-missing"))),
  wrong: z.pipe(manyLines(WRONG_LENGTH_MAX, "wrong-too-long"), z.string().check(z.minLength(1, "wrong-missing"))),
  source: z.pipe(
    oneLine(SOURCE_LENGTH_MAX, "source-too-long"),
    z.pipe(
      z.string().check(z.refine((source) => source === "" || z.safeParse(webUrl, source).success, "source-invalid")),
      emptyAsAbsent,
    ),
  ),
  email: emailOrNone,
});
export type ReportInput = z.output<typeof reportInput>;

// A careful reader of a whole page may find several errors. Beyond that, only a proof of work shows that it is no program.
export const REPORTS_PER_SOURCE: Limit = { max: 10, windowMilliseconds: HOUR };
export const UNPROVED_REPORTS_PER_SOURCE: Limit = { max: 3, windowMilliseconds: HOUR };

// A /48 may be a school, and may be one sender with 65,536 sources.
export const REPORTS_PER_NETWORK: Limit = { max: 40, windowMilliseconds: HOUR };
export const UNPROVED_REPORTS_PER_NETWORK: Limit = { max: 12, windowMilliseconds: HOUR };

// Organizers can read about a hundred reports a day. More than that wait, and those that would wait longer than a day are
// refused, because each report is an email to every organizer. Reports with a proof of work have a queue of their own, so that
// a flood without one does not shut out people with a browser.
export const REPORTS_OF_ALL: Pace = {
  atOnce: 30,
  stepMilliseconds: 15 * MINUTE,
  waitMillisecondsMax: DAY,
};
