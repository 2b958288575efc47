import { z } from "zod";

import { isStateCode } from "../../content/states";
import { goalField } from "../writing/schema";

export const statusChanges = ["open", "pause", "reopen", "close", "hide", "show", "take-down"] as const;
export type StatusChange = (typeof statusChanges)[number];
/** A change, which a page binds to an action. */
export const statusChangeInput = z.enum(statusChanges);

export const goalInput = z.object({ goal: goalField });

/** The goal of one state. Without one it has its share of the petition's goal. */
export const stateGoalInput = z.object({
  state: z.string().refine(isStateCode, "Choose a state"),
  goal: z
    .string()
    .refine((typed) => typed.trim() === "")
    .transform(() => null)
    .or(goalField),
});
export type StateGoalInput = z.infer<typeof stateGoalInput>;

/** The time zones of the states and territories, from the east to the west. */
export const zones = [
  { id: "America/Puerto_Rico", label: "Atlantic time (Puerto Rico, Virgin Islands)" },
  { id: "America/New_York", label: "Eastern time (New York)" },
  { id: "America/Chicago", label: "Central time (Chicago)" },
  { id: "America/Denver", label: "Mountain time (Denver)" },
  { id: "America/Phoenix", label: "Mountain time without summer time (Phoenix)" },
  { id: "America/Los_Angeles", label: "Pacific time (Los Angeles)" },
  { id: "America/Anchorage", label: "Alaska time (Anchorage)" },
  { id: "Pacific/Honolulu", label: "Hawaii time (Honolulu)" },
  { id: "Pacific/Pago_Pago", label: "Samoa time (Pago Pago)" },
  { id: "Pacific/Guam", label: "Chamorro time (Guam)" },
  { id: "UTC", label: "UTC" },
] as const;

/** Which of the two times, where the clocks go back and a time comes twice. */
export const occurrences = ["", "first", "second"] as const;
export type Occurrence = (typeof occurrences)[number];

/** A closing time as people read it from a clock in their time zone. Without a date, the petition has none. */
export const closingInput = z
  .object({
    date: z.iso.date("Enter a date").or(z.literal("")),
    time: z
      .string()
      .trim()
      .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, "Enter a time of 24 hours, like 17:30")
      .transform((time) => time.padStart(5, "0"))
      .or(z.literal("")),
    zone: z.enum(zones.map(({ id }) => id) as [string, ...string[]], "Choose a time zone"),
    occurrence: z.enum(occurrences, "Choose the first or the second").default(""),
  })
  .superRefine(({ date, time }, context) => {
    if ((date === "") !== (time === ""))
      context.addIssue({
        code: "custom",
        path: [date === "" ? "date" : "time"],
        message: "Enter both a date and a time, or neither for no closing time",
      });
  });
export type ClosingInput = z.infer<typeof closingInput>;
