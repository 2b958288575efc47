import { z } from "zod";

const choice = z.object({
  petition: z.string().max(60).catch(""),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .catch(""),
  status: z.enum(["confirmed", "removed"]).catch("confirmed"),
  before: z
    .string()
    .regex(/^[1-9][0-9]{0,17}$/)
    .transform(BigInt)
    .nullable()
    .catch(null),
});

export type SignatureChoice = z.infer<typeof choice>;

/** Parses the query of the page. An invalid parameter gets its default. */
export function readChoice(params: Record<string, string | string[] | undefined>): SignatureChoice {
  return choice.parse({ petition: params.petition, state: params.state, status: params.status, before: params.before });
}
