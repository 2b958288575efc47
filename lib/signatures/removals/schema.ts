import { z } from "zod";

import { isStateCode } from "../../content/states";
import { textOfAtMost, textOrNone } from "../../organizers/schema";
import { petitionSlug } from "../../petitions/schema";
import { type Flag, flags } from "../flags/schema";
import { readDomain, readNetwork } from "../marks/rules";

export const removalStatuses = [
  "previewing",
  "previewed",
  "discarded",
  "removing",
  "removed",
  "cancelled",
  "undoing",
  "undone",
] as const;
/** What a removal does at the moment, or what has become of it. */
export type RemovalStatus = (typeof removalStatuses)[number];

export type RemovalOutcome = "found" | "removed" | "skipped" | "reinstated";

/** The parts of a rule that could tell something about people: they are sealed. */
export const sealedRule = z.object({
  domain: z.string().nullable(),
  network: z.string().nullable(),
  phrase: z.string().nullable(),
});

/** What stands in a rule in place of what was blanked because of its age. */
export const NOT_KEPT = "(no longer kept)";

/** What all signatures have in common that a removal finds. What is null is not asked. */
export interface RemovalRule extends z.infer<typeof sealedRule> {
  /** Null for every state. */
  states: string[] | null;
  /** The code of a share link. */
  source: string | null;
  /** A reason to look that they have. */
  flag: Flag | null;
  confirmedFrom: Date | null;
  confirmedBefore: Date | null;
  /** Whether the domain stands for the domains below it too. */
  subdomains: boolean;
}

/** A removal as the console shows it. */
export interface Removal extends RemovalRule {
  id: number;
  status: RemovalStatus;
  petition: string;
  found: number;
  removed: number;
  reinstated: number;
  /** How far the present step is, of all. */
  progress: { done: number; of: number };
  createdBy: number;
  createdAt: Date;
  reason: string | null;
  startedBy: number | null;
  endedAt: Date | null;
  /** Why the worker could not go on, where it could not. */
  failure: string | null;
}

const DOMAIN_LENGTH_MAX = 254;
const NETWORK_LENGTH_MAX = 60;
// As a comment has up to 1,000, a sentence of it tells enough.
const PHRASE_LENGTH_MAX = 200;
// Shorter ones are in most names.
const PHRASE_LENGTH_MIN = 3;
// The limit of the column.
const REASON_LENGTH_MAX = 500;

// What a field for date and time sends.
const MOMENT = /^2\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/;

const moment = textOrNone(20, "Enter a date and a time", (text) => {
  const at = new Date(`${text}Z`);
  return MOMENT.test(text) && !Number.isNaN(at.getTime()) ? at : null;
});

const conditions = ["domain", "network", "confirmedFrom", "confirmedBefore", "source", "flag", "phrase"] as const;

/** The form of a rule. Its times are what a clock shows, as if it were in UTC: who knows the zone makes moments of them. */
export const ruleInput = z
  .object({
    petition: petitionSlug,
    state: textOrNone(2, "Choose a state", (text) => (isStateCode(text) ? text : null)),
    domain: textOrNone(DOMAIN_LENGTH_MAX, "Enter a domain, like example.org", readDomain),
    subdomains: z.enum(["with", "without"], "Choose one").transform((choice) => choice === "with"),
    network: textOrNone(
      NETWORK_LENGTH_MAX,
      "Enter an IP like 203.0.113.7, its /24 or /48, or the code of a network",
      readNetwork,
    ),
    confirmedFrom: moment,
    confirmedBefore: moment,
    source: textOrNone(40, "A code has small letters, digits and hyphens", (text) =>
      /^[a-z0-9-]+$/.test(text) ? text : null,
    ),
    flag: textOrNone(20, "Choose a reason", (text) => flags.find((flag) => flag === text) ?? null),
    phrase: textOrNone(PHRASE_LENGTH_MAX, `Use ${PHRASE_LENGTH_MIN} to ${PHRASE_LENGTH_MAX} characters`, (text) =>
      text.length < PHRASE_LENGTH_MIN ? null : text,
    ),
  })
  .superRefine((rule, context) => {
    if (conditions.every((name) => rule[name] === null))
      context.addIssue({
        code: "custom",
        path: ["domain"],
        message: "Fill in one of the fields from here on: a petition or a state alone is no rule",
      });
    if (rule.confirmedFrom && rule.confirmedBefore && rule.confirmedFrom >= rule.confirmedBefore)
      context.addIssue({ code: "custom", path: ["confirmedBefore"], message: "The end has to be after the beginning" });
  });

export type RuleInput = z.output<typeof ruleInput>;

/** The form that starts a removal. */
export const startInput = z.object({
  reason: textOfAtMost(REASON_LENGTH_MAX, `Use at most ${REASON_LENGTH_MAX} characters`)
    .trim()
    .min(3, "Say why, in a few words"),
});

/** The number of a removal, in a path or a query. */
export const removalIdInput = z.coerce.number().pipe(z.int32().positive());
