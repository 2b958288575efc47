import { z } from "zod";

import type { Operator } from "../audit/schema";
import { isStateCode } from "../content/states";
import { parseEmail, type EmailFault } from "../email";
import { BANNER_LENGTH_MAX, type Limit, type Pace } from "../limits/schema";
import { DAY, HOUR, MINUTE, SECOND } from "../time";

export const roles = ["viewer", "organizer", "admin"] as const;
export type Role = (typeof roles)[number];

/** A signed-in organizer, with what the decisions about rights need. */
export interface Organizer {
  id: number;
  role: Role;
  /** Null means every state. */
  states: string[] | null;
}

/** Who does something: an organizer in the console, or the operator at the command line. */
export type Actor = Organizer | Operator;

/** An organizer in the list of the console. */
export interface ListedOrganizer extends Organizer {
  email: string;
  status: OrganizerStatus;
  invitedAt: Date;
  joinedAt: Date | null;
  lastSeenAt: Date | null;
}

export type OrganizerStatus = "active" | "invited" | "invitation-expired" | "disabled";

// A week: long enough for a holiday, short enough that an old email in a mailbox is useless.
export const INVITATION_MILLISECONDS_MAX = 7 * DAY;

// The email is sent at once, so people use the link within minutes.
export const SIGN_IN_LINK_MILLISECONDS_MAX = 15 * MINUTE;

// A working day without a request, and a week in any case.
export const SESSION_IDLE_MILLISECONDS_MAX = 8 * HOUR;
export const SESSION_MILLISECONDS_MAX = 7 * DAY;

// A stolen cookie works for an hour of use. The previous token stays valid for requests that were already sent.
export const SESSION_ROTATION_MILLISECONDS = HOUR;
export const SESSION_OVERLAP_MILLISECONDS = MINUTE;

// The last use is written at most once in this time, so that not every request writes.
export const SESSION_SEEN_STEP_MILLISECONDS = 30 * SECOND;

// Enough for somebody who mistypes or whose mail is slow, and too few to fill a mailbox.
export const SIGN_IN_PER_SOURCE_AND_EMAIL: Limit = { max: 5, windowMilliseconds: HOUR };
// An office behind one IP may have many organizers. A source that tries more emails is guessing.
export const SIGN_IN_PER_SOURCE: Limit = { max: 120, windowMilliseconds: HOUR };
// A /48 may be an organization, or one sender with 65,536 sources.
export const SIGN_IN_PER_NETWORK: Limit = { max: 240, windowMilliseconds: HOUR };
// When many senders request links for one mailbox, one a minute is sent. Each of these links works for the owner of the
// mailbox, so requests of others never leave an organizer without a link.
export const SIGN_IN_PER_EMAIL: Pace = {
  atOnce: 5,
  stepMilliseconds: MINUTE,
  waitMillisecondsMax: 5 * MINUTE,
};

const emailMessages: Record<EmailFault, string> = {
  "email-missing": "Enter an email address, like name@example.org",
  "email-invalid": "Enter an email address, like name@example.org",
  "email-several": "Enter one email address only, like name@example.org",
  "email-too-long": "This is too long to be an email address. Please check it",
};

/** A text of a form of the console, whose length is checked before anything else is done with it. `max` is in characters. */
export const textOfAtMost = (max: number, error: string) =>
  // Not z.string().max(), after which the other checks still run.
  z.string().refine((text) => text.length <= max, { error, abort: true });

const email = z.string().transform((typed, context) => {
  const parsed = parseEmail(typed);
  if ("email" in parsed) return parsed.email;
  context.addIssue(emailMessages[parsed.fault]);
  return z.NEVER;
});

// All 56 codes with a comma and two spaces each, and room for other text.
const STATES_LENGTH_MAX = 400;

const stateCode = z.string().refine(isStateCode);

/** The states of a form: codes with commas or spaces between them. An empty field means every state. */
const states = textOfAtMost(STATES_LENGTH_MAX, "Write states as two letters, like TX, VT")
  .trim()
  .toUpperCase()
  .transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))].sort())
  .pipe(z.array(stateCode, "Write states as two letters, like TX, VT").max(56, "Leave it empty for every state"))
  .transform((codes) => (codes.length ? codes : null));

const rights = { role: z.enum(roles, "Choose a role"), states: states.default(null) };

const adminHasAll = {
  message: "An admin has every state: leave the states empty",
  path: ["states"],
};

export const signInInput = z.object({ email });
export const inviteInput = z
  .object({ email, ...rights })
  .refine(({ role, states: limited }) => role !== "admin" || limited === null, adminHasAll);
export const rightsInput = z
  .object(rights)
  .refine(({ role, states: limited }) => role !== "admin" || limited === null, adminHasAll);
// The limit of the column.
export const organizerIdInput = z.object({ id: z.coerce.number().pipe(z.int32().positive()) });

/** A pause that an admin sets or ends. A page binds it to an action. */
export const pauseInput = z.object({ key: z.enum(["signing-paused", "mail-paused"]), value: z.boolean() });

const bannerHint = `Write it in both languages, in at most ${BANNER_LENGTH_MAX} characters, or leave both empty`;
const bannerText = textOfAtMost(BANNER_LENGTH_MAX, bannerHint).trim();

/** The banner in both languages, or null for none. Both are required, so that readers of both languages see it. */
export const bannerInput = z.object({ en: bannerText, es: bannerText }).transform((texts, context) => {
  if (!texts.en && !texts.es) return null;
  if (texts.en && texts.es) return texts;
  context.addIssue({ code: "custom", path: [texts.en ? "es" : "en"], message: bannerHint });
  return z.NEVER;
});

export type PauseInput = z.infer<typeof pauseInput>;
export type InviteInput = z.infer<typeof inviteInput>;
export type RightsInput = z.infer<typeof rightsInput>;
