import { z } from "zod";

import { checkedOn, localized, source, text } from "../schema";

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
 * What others may do with a claim: quote it; quote what is known instead; quote it only with its date and limits; or not
 * repeat it, so that it is listed only to be corrected.
 */
export const factUses = ["quote", "reword", "caution", "correct"] as const;

const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** A source of a fact, and how it was read. */
const factSource = source.extend({
  // The publisher itself, a copy of its document, or somebody else who reports it.
  kind: z.enum(["original", "copy", "secondary"]),
  /** False where the URL is known but was not opened for the check. */
  opened: z.boolean(),
});
export type FactSource = z.infer<typeof factSource>;

export const factSources = z.record(key, factSource);

/** What is the same about a claim in every language. A claim without a source stops the build. */
export const factRecord = z.strictObject({
  id: key.startsWith("fact-"),
  topic: z.enum(factTopics),
  status: z.enum(factStatuses),
  publish: z.enum(factUses),
  checked: checkedOn,
  sources: z.array(key).min(1, "A claim needs a source"),
});
export type FactRecord = z.infer<typeof factRecord>;

/** The texts about a claim in one language. */
export const factTranslation = z.strictObject({
  /** The claim as people make it in public, in neutral words of ours. */
  claim: text,
  known: text,
  /** Why it has its status. */
  reason: text,
  /** The only text that may name a figure or a phrase that we do not use. */
  correction: text.nullable(),
});
export type FactTranslation = z.infer<typeof factTranslation>;

export type Fact = Omit<FactRecord, "sources"> & {
  sources: FactSource[];
  translations: { en: FactTranslation; es: FactTranslation };
};
export type FactGroup = { topic: FactTopic; facts: Fact[] };

/** The texts around the list of facts, in one language. */
const factsPage = z.strictObject({
  title: text,
  description: text,
  heading: text,
  paragraphs: z.array(text).min(1),
  statuses: z.record(z.enum(factStatuses), text),
  topics: z.record(z.enum(factTopics), text),
});
export type FactsPage = z.infer<typeof factsPage>;

export const factsPages = localized(factsPage);
