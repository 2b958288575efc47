import { beforeEach, describe, expect, it } from "vitest";

import { writeAlike } from "@/tests/bulk-signers";
import { onDatabase } from "@/tests/database";
import { beginDeliveries } from "@/tests/deliveries";

import { db, disconnect } from "../../db/client";
import { clearPetitionMemo } from "../../petitions/queries";
import { withdraw } from "../../signatures/rights/commands";
import { foldTally, recount } from "../../signatures/tally/commands";
import { findTally, findTallyGap } from "../../signatures/tally/queries";
import { expireData } from "./commands";

const closed = new Date("2026-06-01T12:00:00Z");
const due = new Date("2027-06-01T12:00:00Z");

let petitionId: number;

beforeEach(async () => {
  ({ petitionId } = await beginDeliveries());
  clearPetitionMemo();
});

const close = () =>
  onDatabase((client) => client.query("UPDATE petition SET status = 'closed', closes_at = $1", [closed])).then(
    clearPetitionMemo,
  );

async function proveCounts() {
  expect(await findTallyGap()).toBe(0);
  while ((await foldTally()) > 0) continue;
  expect(await recount()).toEqual([]);
}

/** Runs and kills the connection that has begun such a statement in its transaction. False if the run was faster. */
async function killedAt(statement: string): Promise<boolean> {
  let ended = false;
  const run = expireData(due).then(
    () => true,
    () => false,
  );
  void run.then(() => (ended = true));
  await onDatabase(async (client) => {
    for (let killed = 0; killed === 0 && !ended;) {
      const { rowCount } = await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()
           AND pid <> pg_backend_pid() AND state IN ('active', 'idle in transaction') AND query LIKE $1`,
        [statement],
      );
      killed = rowCount ?? 0;
    }
  });
  const wasKilled = !(await run);
  // The pool may not have noticed yet which of its connections are dead.
  await disconnect();
  return wasKilled;
}

describe("expiring", () => {
  it("by several workers at once counts each signature once, while signers withdraw and erase", async () => {
    const ids = await writeAlike(petitionId, { count: 4_200 });
    await close();
    const before = (await findTally(petitionId)).confirmed;
    const [gone] = await Promise.all([
      Promise.all(ids.slice(-20).map((id) => withdraw(id, due))),
      ...Array.from({ length: 3 }, () => expireData(due)),
    ]);
    const withdrawn = gone.filter(({ ok }) => ok).length;
    expect(await db.signature.count()).toBe(0);
    expect((await findTally(petitionId)).confirmed).toBe(before - withdrawn);
    expect(await db.petition.findFirst({ select: { expiredRows: true } })).toEqual({ expiredRows: 4_200 });
    await proveCounts();
    expect(await db.auditEntry.count({ where: { action: "signatures-expired" } })).toBe(1);
  });

  it("that is killed again and again in the middle leaves whole steps, and goes on", async () => {
    await writeAlike(petitionId, { count: 4_200 });
    await close();
    const before = (await findTally(petitionId)).confirmed;
    for (const statement of ["%packet_signature WHERE%", "%WITH gone AS%", "%expired_rows%", "%WITH gone AS%"]) {
      expect(await killedAt(statement)).toBe(true);
      expect((await findTally(petitionId)).confirmed).toBe(before);
      expect(await findTallyGap()).toBe(0);
    }
    await expireData(due);
    expect(await db.signature.count()).toBe(0);
    expect(await db.petition.findFirst({ select: { expiredRows: true } })).toEqual({ expiredRows: 4_200 });
    await proveCounts();
  });
});
