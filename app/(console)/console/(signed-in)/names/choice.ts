import { z } from "zod";

import { signatureIdInput } from "@/lib/signatures/moderation/schema";
import { nameDecisions, nameIdsInput, nameReviews } from "@/lib/signatures/names/schema";

const choice = z.object({
  petition: z.string().max(60).catch(""),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .catch(null),
  review: z.enum(nameReviews).catch("waiting"),
  after: signatureIdInput.nullable().catch(null),
  /** What was decided a moment ago, about which, and about how many it was not. */
  done: z
    .enum([...nameDecisions, "undone"])
    .nullable()
    .catch(null),
  ids: nameIdsInput.catch([]),
  count: z.coerce.number().int().min(0).max(1_000).catch(0),
  skipped: z.coerce.number().int().min(0).max(1_000).catch(0),
});

export type NameChoice = z.infer<typeof choice>;

/** Parses the query of the page. An invalid parameter is left out. */
export function readChoice(params: Record<string, string | string[] | undefined>): NameChoice {
  const names = Object.keys(choice.shape);
  return choice.parse(Object.fromEntries(names.map((name) => [name, params[name] ?? null])));
}

/** The query of a list, the opposite of `readChoice`, without what was done. */
export function queryOf({ petition, state, review, after }: Omit<NameChoice, "done" | "ids" | "count" | "skipped">) {
  const all = { petition, state, review, after: after === null ? null : String(after) };
  return new URLSearchParams(Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
