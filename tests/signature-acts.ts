// What can happen to a signature, for the property of lib/signatures/transitions.database.test.ts. It runs in several processes.
import { emailHash } from "@/lib/canonical-email";
import { setSwitch } from "@/lib/limits/commands";
import type { Organizer } from "@/lib/organizers/schema";
import { confirm, sendConfirmationAgain, sign } from "@/lib/signatures/commands";
import { decideFlagged, undoDecision } from "@/lib/signatures/flags/queue/commands";
import { reinstate, remove } from "@/lib/signatures/moderation/commands";
import { correct, erase, restore, withdraw } from "@/lib/signatures/rights/commands";
import { correctionInput, signatureInput } from "@/lib/signatures/schema";
import { foldTally } from "@/lib/signatures/tally/commands";
import { onDatabase } from "./database";

// One of them is flagged, so that each way into the count is tried.
export const people = ["grace@example.org", "mateo@mailinator.com", "june@example.com"];
const states = [
  { zip: "78701", state: "TX" },
  { zip: "05401", state: "VT" },
];
export const verbs = [
  ...["sign", "confirm", "confirm", "confirm", "again", "withdraw", "restore", "correct", "remove", "reinstate"],
  ...["accept", "undoAccept", "removeFlagged", "undoRemove", "erase", "hold", "release", "fold"],
] as const;

/** One of `verbs`, done to the signature of `people[who]`, with the `place` that is typed. */
export interface Act {
  verb: (typeof verbs)[number];
  who: number;
  place: number;
}

const idsOf = (select: string, email: string) =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ id: string }>(select, [emailHash(email)]);
    return rows.map(({ id }) => BigInt(id));
  });

/** Does one thing to the signature of one person, whatever its state is. Refusals are fine. */
export async function act({ verb, who, place }: Act, admin: Organizer, now: Date): Promise<unknown> {
  const email = people[who]!;
  const form = { name: `Person ${who}`, email, ...states[place]!, age: "on" };
  const [id = 0n] = await idsOf("SELECT id FROM signature WHERE email_hash = $1", email);
  const [draft = 0n] = await idsOf(
    "SELECT d.id FROM signature_draft d JOIN signature s ON s.id = d.signature_id WHERE s.email_hash = $1 ORDER BY random() LIMIT 1",
    email,
  );
  const context = { locale: "en", source: null, sender: { ip: "127.0.0.1" } } as const;
  const does: Record<Act["verb"], () => Promise<unknown>> = {
    sign: () => sign("harbor", signatureInput.parse(form), context, now),
    confirm: () => confirm(draft, now),
    again: () => sendConfirmationAgain(draft, now),
    withdraw: () => withdraw(id, now),
    restore: () => restore(id, now),
    correct: () => correct(id, correctionInput.parse({ ...form, display: "hidden" }), now),
    remove: () => remove(admin, id, "a made-up name", now),
    reinstate: () => reinstate(admin, id),
    accept: () => decideFlagged(admin, { ids: [id], decision: "accept", reason: null }, now),
    undoAccept: () => undoDecision(admin, [id], "accept"),
    removeFlagged: () => decideFlagged(admin, { ids: [id], decision: "remove", reason: "a made-up name" }, now),
    undoRemove: () => undoDecision(admin, [id], "remove"),
    erase: () => erase(id),
    hold: () => setSwitch(null, "flagged-held", true, now),
    release: () => setSwitch(null, "flagged-held", false, now),
    fold: () => foldTally(),
  };
  return does[verb]();
}
