import { z } from "zod";

import type { Operator } from "../audit/schema";
import { parseEmail, type EmailFault } from "../email";
import { BANNER_LENGTH_MAX, type Limit, MAIL_DAILY_MAX, type Pace } from "../limits/schema";
import { DAY, HOUR, MINUTE, SECOND } from "../time";
import { withChosenStates } from "./chosen-states/schema";

export const roles = ["viewer", "organizer", "admin"] as const;
export type Role = (typeof roles)[number];

/** A signed-in organizer, with what the decisions about rights need. */
export interface Organizer {
  id: number;
  role: Role;
  /** Null means every state. */
  states: string[] | null;
}

/** What a session lacks before anything of the console works in it: the second factor, or one that has yet to be set up. */
export type SessionNeed = "second-factor" | "set-up";

/** A session with its organizer. */
export interface Session extends Organizer {
  sessionId: number;
  expiresAt: Date;
  hasSecondFactor: boolean;
  /** Null in a session in which the console works. */
  need: SessionNeed | null;
  /** When its holder last proved who they are: by the second factor, or by the link where they have none. */
  provenAt: Date;
}

/** Who does something: an organizer in the console, or the operator at the command line. */
export type Actor = Organizer | Operator;

/** An organizer in the list of the console. */
export interface ListedOrganizer extends Organizer {
  email: string;
  status: OrganizerStatus;
  hasSecondFactor: boolean;
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

// Of a stolen cookie and its original, only the one that renews it first works after an hour of use. The previous token stays
// valid for requests that were already sent.
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

/** A text of a form that may be empty, which is null, and else is what `read` makes of it; null is an error with the hint. */
export const textOrNone = <Value>(max: number, hint: string, read: (text: string) => Value | null) =>
  textOfAtMost(max, hint)
    .trim()
    .default("")
    .transform((text, context): Value | null => {
      if (text === "") return null;
      const value = read(text);
      if (value !== null) return value;
      context.addIssue(hint);
      return z.NEVER;
    });

const email = z.string().transform((typed, context) => {
  const parsed = parseEmail(typed);
  if ("email" in parsed) return parsed.email;
  context.addIssue(emailMessages[parsed.fault]);
  return z.NEVER;
});

const role = z.enum(roles, "Choose a role");
const hasAllIfAdmin = ({ role: chosen, states }: { role: Role; states: string[] | null }) =>
  chosen !== "admin" || states === null;
const adminHasAll = { message: "An admin has every state: choose all states", path: ["states"] };

export const signInInput = z.object({ email });
export const inviteInput = withChosenStates({ email, role }).refine(hasAllIfAdmin, adminHasAll);
export const rightsInput = withChosenStates({ role }).refine(hasAllIfAdmin, adminHasAll);
// The limit of the column.
export const organizerIdInput = z.object({ id: z.coerce.number().pipe(z.int32().positive()) });

/** A switch that an admin turns on or off. A page binds it to an action. */
export const pauseInput = z.object({
  key: z.enum(["signing-paused", "mail-paused", "flagged-held", "signers-hidden"]),
  value: z.boolean(),
});

const bannerHint = `Write it in both languages, in at most ${BANNER_LENGTH_MAX} characters, or leave both empty`;
const bannerText = textOfAtMost(BANNER_LENGTH_MAX, bannerHint).trim();

/** The banner in both languages, or null for none. Both are required, so that readers of both languages see it. */
export const bannerInput = z.object({ en: bannerText, es: bannerText }).transform((texts, context) => {
  if (!texts.en && !texts.es) return null;
  if (texts.en && texts.es) return texts;
  context.addIssue({ code: "custom", path: [texts.en ? "es" : "en"], message: bannerHint });
  return z.NEVER;
});

const capHint = `Write a whole number from 1 to ${MAIL_DAILY_MAX.toLocaleString("en-US")}, or leave it empty for no cap`;

/** The most emails in any 24 hours; empty means no cap. */
export const mailCapInput = z.object({
  max: textOfAtMost(20, capHint)
    .transform((text) => text.replaceAll(/[\s,]/g, ""))
    .pipe(
      z.union(
        [
          z.literal("").transform(() => null),
          z.coerce.number<string>(capHint).int(capHint).min(1, capHint).max(MAIL_DAILY_MAX, capHint),
        ],
        capHint,
      ),
    ),
});

export type PauseInput = z.infer<typeof pauseInput>;
export type InviteInput = z.infer<typeof inviteInput>;
export type RightsInput = z.infer<typeof rightsInput>;
