// The rows of the role matrix that are about signatures on paper.
import { OPERATOR } from "@/lib/audit/schema";
import { enterBatch } from "@/lib/signatures/paper/commands";

import { type Access, action, form, ORGANIZERS, page, UNLIMITED } from "./console-access.ts";
import { onDatabase } from "./database.ts";

interface AddedBatch {
  batch: number;
  line: string;
}

/** A batch of Texas and one of Vermont, each with one line. */
export const NO_BATCHES: Record<"TX" | "VT", AddedBatch> = { TX: { batch: 0, line: "0" }, VT: { batch: 0, line: "0" } };

const ZIPS: Record<string, string> = { TX: "78701", VT: "05401" };

const sheet = (state: string, more: Record<string, string> = {}) => ({
  petition: "harbor",
  state,
  reference: `another of ${state}`,
  scanReference: "",
  date: "2026-02-03",
  "name-1": "Ann Example",
  "street-1": "1 Harbor St",
  "city-1": "Harbor",
  "zip-1": ZIPS[state]!,
  ...more,
});

function upload(state: string) {
  const data = form(sheet(state));
  data.set(
    "file",
    new File([`name,street,city,zip,date\nAnn Example,1 Harbor St,Harbor,${ZIPS[state]},2026-02-03`], "a.csv"),
  );
  return () => [{ values: {}, errors: {}, message: null }, data];
}

/** Who may enter, read and remove what is on paper. `of` gives the batches of the test that runs. */
export const paperAccess = (of: () => typeof NO_BATCHES): Record<string, Access[]> => ({
  "console/(signed-in)/paper/page.tsx default": [
    { allowed: ORGANIZERS, arguments: page() },
    { allowed: ORGANIZERS, arguments: page({ petition: "harbor", state: "TX" }) },
    { allowed: UNLIMITED, arguments: page({ petition: "harbor", state: "VT" }) },
  ],
  "console/(signed-in)/paper/[id]/page.tsx default": [
    { allowed: ORGANIZERS, arguments: () => page({}, { id: String(of().TX.batch) })() },
    { allowed: UNLIMITED, arguments: () => page({}, { id: String(of().VT.batch) })() },
  ],
  "console/(signed-in)/paper/actions.ts enterBatchAction": [
    { allowed: ORGANIZERS, arguments: action(sheet("TX")) },
    { allowed: UNLIMITED, arguments: action(sheet("VT")) },
  ],
  "console/(signed-in)/paper/actions.ts uploadBatchAction": [
    { allowed: ORGANIZERS, arguments: upload("TX") },
    { allowed: UNLIMITED, arguments: upload("VT") },
  ],
  "console/(signed-in)/paper/actions.ts removePaperAction": [
    { allowed: ORGANIZERS, arguments: () => action({ reason: "a made-up name" }, of().TX.line)() },
    { allowed: UNLIMITED, arguments: () => action({ reason: "a made-up name" }, of().VT.line)() },
  ],
});

/** Enters a batch of a state with one line. */
export async function addsBatch(state: string): Promise<AddedBatch> {
  const head = { petition: "harbor", state, reference: `one of ${state}`, scanReference: null };
  const line = {
    line: 1,
    name: "Sam",
    street: "2 Harbor St, Harbor",
    zip: ZIPS[state]!,
    email: null,
    signedOn: "2026-02-03",
  };
  const entered = await enterBatch(OPERATOR, head, [line], new Date());
  if (!entered.ok) throw new Error(entered.refusal);
  const { id } = entered.value;
  const { rows } = await onDatabase((client) =>
    client.query<{ id: string }>("SELECT id FROM paper_signature WHERE batch_id = $1", [id]),
  );
  return { batch: id, line: rows[0]!.id };
}
