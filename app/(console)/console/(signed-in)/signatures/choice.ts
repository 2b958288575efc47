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

/** What the address of the page asks for. Whatever cannot be read asks for nothing. */
export function readChoice(given: Record<string, string | string[] | undefined>): SignatureChoice {
  return choice.parse({ petition: given.petition, state: given.state, status: given.status, before: given.before });
}
