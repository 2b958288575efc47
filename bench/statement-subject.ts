import { db, disconnect, pool } from "@/lib/db/client";
import type { Sender } from "@/lib/limits/schema";
import { loadPetitions } from "@/lib/petitions/commands";
import { confirm, sign } from "@/lib/signatures/commands";
import { signatureInput } from "@/lib/signatures/schema";
import { foldTally } from "@/lib/signatures/tally/commands";

import { makeProofs } from "./proofs.ts";
import { emailOf, ipOf } from "./signer.ts";
import type { Subject } from "./statement-loads.ts";

// Limits do not apply to the machine itself.
const THIS_MACHINE = "127.0.0.1";

/** The domain of this version, with one petition in an empty database. */
export async function openSubject(): Promise<Subject> {
  await loadPetitions(new Date());
  const signFrom = async (sender: Sender, run: string, number: number) => {
    const email = emailOf(run, number);
    const input = signatureInput.parse({ name: "Bench Signer", email, zip: "78701", age: "on", display: "hidden" });
    const signed = await sign("safe-harbor", input, { locale: "en", source: null, sender }, new Date());
    if (!signed.ok) throw new Error(`signing was refused: ${signed.refusal}`);
  };
  return {
    pool,
    signAlone: (run, number) => signFrom({ ip: THIS_MACHINE }, run, number),
    signWithProof: (run, number, proof) => signFrom({ ip: ipOf(number), proof }, run, number),
    signWithoutProof: (run, number) => signFrom({ ip: ipOf(number) }, run, number),
    proofs: makeProofs,
    unconfirmed: async () => {
      const drafts = await db.signatureDraft.findMany({
        where: { confirmedAt: null },
        select: { id: true },
        orderBy: { id: "desc" },
      });
      return drafts.map(({ id }) => id);
    },
    confirm: async (id) => {
      const confirmed = await confirm(id, new Date());
      if (!confirmed.ok) throw new Error(`confirming was refused: ${confirmed.refusal}`);
    },
    fold: foldTally,
    close: disconnect,
  };
}
