import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { draftsOf, formOf, SENDER, signatureOf, signs } from "@/tests/signer";

import { clearPetitionMemo } from "../petitions/queries";
import { addMilliseconds, DAY } from "../time";
import { confirm, sign } from "./commands";
import { findSignature } from "./queries";
import { erase } from "./rights/commands";
import { findTally } from "./tally/queries";

const now = new Date("2026-03-01T12:00:00Z");
const after = (milliseconds: number) => addMilliseconds(now, milliseconds);
const { grace } = cast;
const STRANGER = { name: "Mallory Prowler", zip: "10001", state: "NY", comment: "Buy now" };

let petitionId: number;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
});

const count = (kind: string) =>
  onDatabase(async (client) => (await client.query("SELECT 1 FROM outbox_email WHERE kind = $1", [kind])).rowCount);
const signature = async (email: string) => findSignature((await signatureOf(email))!);

describe("at the same moment", () => {
  it("two drafts are confirmed, the signature is one of them completely, and it counts once", async () => {
    for (let round = 0; round < 10; round += 1) {
      const email = `round${round}@example.org`;
      await signs(now, grace, { email, comment: "Please act" });
      await signs(now, grace, { ...STRANGER, email });
      const results = await Promise.all((await draftsOf(email)).map(({ id }) => confirm(id, now)));
      expect(results.every(({ ok }) => ok)).toBe(true);
      const { name, state, comment } = (await signature(email))!;
      expect([
        [grace.name, "TX", "Please act"],
        [STRANGER.name, "NY", STRANGER.comment],
      ]).toContainEqual([name, state, comment]);
    }
    expect((await findTally(petitionId)).confirmed).toBe(10);
    expect(await count("signature-confirmed")).toBe(10);
  });

  it("confirming, signing and erasing never deadlock, and nothing erased stays", async () => {
    for (let round = 0; round < 10; round += 1) {
      const email = `round${round}@example.org`;
      await signs(now, grace, { email, street: "1100 Congress Ave" });
      await signs(now, grace, { ...STRANGER, email });
      const id = (await signatureOf(email))!;
      const drafts = await draftsOf(email);
      const all = await Promise.allSettled([
        ...drafts.map((draft) => confirm(draft.id, now)),
        erase(id),
        sign("harbor", formOf(grace, { email, name: "Grace O." }), { locale: "en", source: null, sender: SENDER }, now),
        ...drafts.map((draft) => confirm(draft.id, now)),
      ]);
      expect(all.filter(({ status }) => status === "rejected")).toEqual([]);
      await erase(id);
      if ((await signatureOf(email)) === id) throw new Error("an erased signature came back");
    }
    const orphans = await onDatabase(
      async (client) =>
        (
          await client.query(
            `SELECT 1 FROM outbox_email e WHERE coalesce(signature_id, signature_draft_id) IS NULL
             UNION ALL SELECT 1 FROM district_lookup l WHERE NOT EXISTS (SELECT 1 FROM signature WHERE id = l.signature_id)`,
          )
        ).rowCount,
    );
    expect(orphans).toBe(0);
  });
});

describe("from the duration", () => {
  /** The numbers of the transactions that last changed or locked the row of a mailbox. */
  const touched = () =>
    onDatabase(
      async (client) =>
        (await client.query<{ touched: string }>("SELECT xmin || '/' || xmax AS touched FROM signature")).rows[0]!
          .touched,
    );

  it("nobody learns whether anything changed: each path writes, and so waits for the disk", async () => {
    const form = (fields: object = {}) => signs(after(DAY), grace, fields);
    const paths: [string, () => Promise<unknown>][] = [
      ["pending", () => form()],
      ["the same form again", () => form()],
      ...["A", "B", "C", "D", "E"].map((letter): [string, () => Promise<unknown>] => [
        `another form, ${letter}`,
        () => form({ name: `Mallory ${letter}` }),
      ]),
      ["used up, the same form again", () => form({ name: "Mallory E" })],
      ["confirmed", async () => confirm((await draftsOf(grace.email))[0]!.id, after(DAY))],
      ["signed before", () => form()],
      ["signed before, within the hour", () => form()],
    ];
    await signs(now);
    for (const [path, take] of paths) {
      const before = await touched();
      await take();
      expect([path, await touched()]).not.toEqual([path, before]);
    }
  });
});
