import type { z } from "zod";

import { open, seal } from "../../seal.ts";
import { sealedRule } from "./schema";

// Bound to the number of the removal. The context is that of lib/sealed-columns.ts.
const contextOf = (id: number) => `removal-rule/${id}`;

/** Seals the parts of a rule that could tell something about people. */
export const sealRule = ({ domain, network, phrase }: z.infer<typeof sealedRule>, id: number) =>
  seal(JSON.stringify({ domain, network, phrase }), contextOf(id));

/** Opens what `sealRule` sealed. */
export const openRule = (sealed: Uint8Array, id: number) => sealedRule.parse(JSON.parse(open(sealed, contextOf(id))));
