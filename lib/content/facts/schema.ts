import { z } from "zod";

import { checkedOn, localized, source, words } from "../schema";

export const factTopics = [
  "prevalence",
  "law",
  "safe-harbor",
  "justice",
  "vulnerability",
  "tactics",
  "places",
  "services",
  "money",
  "international",
  "history",
  "language",
] as const;
export type FactTopic = (typeof factTopics)[number];

export const factStatuses = ["supported", "superseded", "disputed"] as const;
export type FactStatus = (typeof factStatuses)[number];

/**
 * What others may do with a claim: quote it; quote what is known in its place; quote it only with its date and limits;
 * or not repeat it at all, so that it stands here only as a correction.
 */
export const factUses = ["quote", "reword", "caution", "correct"] as const;

const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** A source of the ledger also says how it was read. */
const factSource = source.extend({
  // The body itself, a copy of its document, or someone else who reports it.
  kind: z.enum(["original", "copy", "secondary"]),
  /** False where the address is known but was not opened for the check. */
  opened: z.boolean(),
});
export type FactSource = z.infer<typeof factSource>;

export const factSources = z.record(key, factSource);

/** What is the same about a claim in every language. Without a source it is refused, and the build stops. */
export const factRecord = z.strictObject({
  id: key.startsWith("fact-"),
  topic: z.enum(factTopics),
  status: z.enum(factStatuses),
  publish: z.enum(factUses),
  checked: checkedOn,
  sources: z.array(key).min(1, "A claim needs a source"),
});
export type FactRecord = z.infer<typeof factRecord>;

/** What is said about a claim in one language. */
export const factWords = z.strictObject({
  /** As one meets it in public, told neutrally in our words. */
  claim: words,
  known: words,
  /** Why it has its status. */
  reason: words,
  /** The one place where a figure or a phrase we do not use may be named. */
  correction: words.nullable(),
});
export type FactWords = z.infer<typeof factWords>;

export type Fact = Omit<FactRecord, "sources"> & { sources: FactSource[]; words: { en: FactWords; es: FactWords } };
export type FactGroup = { topic: FactTopic; facts: Fact[] };

/** What stands around the ledger, in one language. */
const factsPage = z.strictObject({
  title: words,
  description: words,
  heading: words,
  paragraphs: z.array(words).min(1),
  statuses: z.record(z.enum(factStatuses), words),
  topics: z.record(z.enum(factTopics), words),
});
export type FactsPage = z.infer<typeof factsPage>;

export const factsPages = localized(factsPage);
