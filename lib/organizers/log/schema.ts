import { z } from "zod";

import { auditDay } from "../../audit/head";
import { type AuditFilter, auditGroups, OFFICE, OPERATOR, organizerIdIn, WORKER } from "../../audit/schema";
import { isStateCode } from "../../content/states";
import { addMilliseconds, DAY } from "../../time";
import { dayIn, startOfDayIn, type TimeZone } from "../../time-zone";

/** The filter of the log, as its form sends it. What is empty or invalid is not restricted. */
export const logFilterInput = z.object({
  actor: z
    .string()
    .refine((text) => [OPERATOR, OFFICE, WORKER].includes(text) || organizerIdIn(text) !== null)
    .catch(""),
  group: z.enum(auditGroups).or(z.literal("")).catch(""),
  state: z.string().refine(isStateCode).catch(""),
  from: auditDay.catch(""),
  until: auditDay.catch(""),
});

export type LogFilterInput = z.infer<typeof logFilterInput>;

// A day of a time zone has 23 to 25 hours, so this moment is in the next day of each.
const INTO_NEXT_DAY_MILLISECONDS = DAY + DAY / 8;

/** The filter of a form, whose days are days of a time zone. Both days are included. */
export function filterOf({ actor, group, state, from, until }: LogFilterInput, timeZone: TimeZone): AuditFilter {
  const nextDay = (day: string) =>
    startOfDayIn(timeZone, dayIn(timeZone, addMilliseconds(startOfDayIn(timeZone, day), INTO_NEXT_DAY_MILLISECONDS)));
  return {
    actor: actor || null,
    group: group || null,
    state: state || null,
    from: from ? startOfDayIn(timeZone, from) : null,
    until: until ? nextDay(until) : null,
  };
}

export const logFormats = ["csv", "jsonl"] as const;
export type LogFormat = (typeof logFormats)[number];
