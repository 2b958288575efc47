import { z } from "zod";

import { isStateCode } from "../content/states";
import { type Locale, locales } from "../locale";
import { SHARED_BODY_LENGTH_MAX, SHARED_TITLE_LENGTH_MAX, type SharedText } from "../mail/schema";
import { textOfAtMost } from "../organizers/schema";
import { closingInput } from "../petitions/life/schema";

/** `paused` goes on when somebody resumes it. `stopped` and `sent` have ended. */
export const updateStatuses = ["draft", "scheduled", "sending", "paused", "stopped", "sent"] as const;
export type UpdateStatus = (typeof updateStatuses)[number];

const SOURCE_LENGTH_MAX = 60;

const tooLong = (max: number) => `Use at most ${max} characters`;
const written = (max: number, missing: string) =>
  textOfAtMost(max, tooLong(max))
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .refine((text) => text !== "", missing);
// One line, because it is the subject of emails.
const title = written(SHARED_TITLE_LENGTH_MAX, "Write the subject").transform((text) => text.replace(/\s+/g, " "));
const body = written(SHARED_BODY_LENGTH_MAX, "Write the text");
const chosen = z
  .enum(["on", "off", ""])
  .default("off")
  .transform((value) => value === "on");

/** A district as the form sends it: the layer of the Census and the GEOID, such as `sldl/48014`. Empty is the whole state. */
const district = z
  .literal("")
  .transform(() => null)
  .or(
    z
      .string()
      .regex(/^sld[ul]\/[0-9A-Z-]{3,12}$/, "Choose a district of the list")
      .transform((text) => ({ layer: text.slice(0, 4) as "sldu" | "sldl", geoid: text.slice(5) })),
  )
  .default(null);

/** An update as the console's form sends it: one text in both languages, and who gets it. */
export const updateInput = z
  .object({
    titleEn: title,
    titleEs: title,
    bodyEn: body,
    bodyEs: body,
    to: z.enum(["everybody", "signers", "subscribers", "nobody"], "Choose who gets it"),
    state: z
      .literal("")
      .transform(() => null)
      .or(z.string().refine(isStateCode, "Choose a state")),
    district,
    source: textOfAtMost(SOURCE_LENGTH_MAX, tooLong(SOURCE_LENGTH_MAX))
      .trim()
      .toLowerCase()
      .transform((text) => text || null)
      .refine((text) => text === null || /^[a-z0-9-]+$/.test(text), "A source code has letters, digits and hyphens"),
    isPublic: chosen,
  })
  .superRefine((input, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (input.district && input.state === null) refuse("state", "Choose the state of the district");
    if (input.to === "subscribers" && (input.district || input.source))
      refuse("to", "Subscribers have no district and no source: choose the people who signed");
    if (input.to === "nobody" && !input.isPublic) refuse("isPublic", "Then nobody would read it");
  });
export type UpdateInput = z.infer<typeof updateInput>;

/** When an update is sent: at a time of a clock in a zone. An empty day and time are now. */
export const sendingInput = closingInput;

/** Upon which revision of an update a form was opened. */
export const revisionInput = z.coerce.number().pipe(z.int32().nonnegative()).catch(0);

export const testInput = z.object({ language: z.enum(locales, "Choose a language") });

/** The id of an update, or its revision. The limit is that of the column. */
export const updateIdInput = z.coerce.number().pipe(z.int32().positive());

/** What a change of an update's course is called in forms and in the log. */
export const courses = ["pause", "resume", "stop", "unschedule", "hide", "show"] as const;
export const courseInput = z.object({ course: z.enum(courses) });
export type Course = (typeof courses)[number];

/** Who gets an update. */
export interface Audience {
  toSigners: boolean;
  toSubscribers: boolean;
  /** Null for all. */
  state: string | null;
  layer: "sldu" | "sldl" | null;
  geoid: string | null;
  source: string | null;
}

/** An update as the console shows it. */
export interface Update extends Audience {
  id: number;
  petition: string;
  status: UpdateStatus;
  /** How often it was saved. A form says upon which it was opened. */
  revision: number;
  content: SharedText;
  isPublic: boolean;
  sendAt: Date | null;
  textId: bigint | null;
  written: number;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

/** An update as its page shows it. */
export interface PublicUpdate {
  id: number;
  title: string;
  body: string;
  locale: Locale;
  startedAt: Date;
}

/** How far the emails of an update have come. Bounced and complained ones were sent too. */
export interface UpdateProgress {
  waiting: number;
  sent: number;
  delivered: number;
  bounced: number;
  complained: number;
  failed: number;
}
