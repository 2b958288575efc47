import { z } from "zod";

import { decisions, idListInput } from "@/lib/signatures/flags/queue/schema";
import { signatureIdInput } from "@/lib/signatures/moderation/schema";

const choice = z.object({
  petition: z.string().max(60).catch(""),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .catch(null),
  after: signatureIdInput.nullable().catch(null),
  /** What was decided a moment ago, about which, and about how many it was not. */
  done: z
    .enum([...decisions, "undone"])
    .nullable()
    .catch(null),
  ids: idListInput.catch([]),
  count: z.coerce.number().int().min(0).max(1_000).catch(0),
  skipped: z.coerce.number().int().min(0).max(1_000).catch(0),
});

export type FlaggedChoice = z.infer<typeof choice>;

/** Parses the query of the page. An invalid parameter is left out. */
export function readChoice(params: Record<string, string | string[] | undefined>): FlaggedChoice {
  const names = Object.keys(choice.shape);
  return choice.parse(Object.fromEntries(names.map((name) => [name, params[name] ?? null])));
}

/** The query of a list, the opposite of `readChoice`, without what was done. */
export function queryOf({
  petition,
  state,
  after,
}: Pick<FlaggedChoice, "petition" | "state" | "after">): URLSearchParams {
  const all = { petition, state, after: after === null ? null : String(after) };
  return new URLSearchParams(Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
