// Changes of signatures at the same moment as freezing, building, reviewing and cancelling.
import type pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";

import { startDrawing } from "@/drawings/packet/drawing";
import { db } from "@/lib/db/client";
import { isConflict, retryConflicts } from "@/lib/db/conflicts";
import { buildPackets } from "@/lib/deliveries/building/commands";
import { createDelivery, startBuilding } from "@/lib/deliveries/commands";
import { freezeNextDelivery, settleFrozen } from "@/lib/deliveries/freezing/commands";
import { deliveryInput } from "@/lib/deliveries/schema";
import type { Organizer } from "@/lib/organizers/schema";
import { reviewComments } from "@/lib/signatures/moderation/commands";
import { settlePaperDoubles } from "@/lib/signatures/paper/commands";
import { correct, erase, withdraw } from "@/lib/signatures/rights/commands";
import { buildAll, buildDelivery, namesIn, packetsOf } from "./built-packets";
import { onDatabase } from "./database";
import { beginDeliveries, writeConstituents, writeRoster } from "./deliveries";
import { eventually } from "./exports";
import { enterSheet, writeZip } from "./paper-lines";

const now = new Date("2026-03-02T12:00:00Z");
const before = new Date("2026-03-01T12:00:00Z");
let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  ({ petitionId, admin } = await beginDeliveries());
  await writeRoster();
});

const eachSenator = { scope: "each_lawmaker", chamber: "upper" };
const moved = { name: "Moves", comment: null, zip: "05401", state: "VT", display: "hidden", updates: false } as const;

/** Makes a delivery that waits to be frozen. */
async function start(): Promise<number> {
  const fields = { petition: "harbor", state: "TX", title: "To you", text: "Please.", ...eachSenator };
  const created = await createDelivery(admin, deliveryInput.parse(fields), now);
  if (!created.ok) throw new Error(created.refusal);
  await startBuilding(admin, created.value.id, now);
  return created.value.id;
}

/** Ends once a statement of this database waits for a lock. */
const somebodyWaits = () =>
  eventually(async () => {
    const { rowCount } = await onDatabase((client) =>
      client.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"),
    );
    return rowCount! > 0;
  }, 30);

/** Locks in a transaction what `first` selects, starts `work`, and locks what `then` selects once `work` waits. */
async function between<Value>(
  first: string,
  work: () => Promise<Value>,
  then: (client: pg.ClientBase) => Promise<unknown>,
) {
  return onDatabase(async (client) => {
    await client.query("BEGIN");
    await client.query(first);
    const working = work();
    working.catch(() => undefined);
    await somebodyWaits();
    await then(client);
    await client.query("COMMIT");
    return working;
  });
}

describe("while a delivery is frozen", () => {
  it("whoever moves or is erased is in no packet of it, and no id of them stays", async () => {
    const [, moves, leaves] = await writeConstituents(
      petitionId,
      ["Stays", "Moves", "Leaves"].map((name) => ({ name, upper: "48001" })),
    );
    const delivery = await start();
    // Freezing writes the lines on paper last.
    await between(
      "LOCK TABLE packet_paper IN SHARE MODE",
      () => freezeNextDelivery(now),
      async () => {
        await correct(moves!, { ...moved, street: null }, now);
        await erase(leaves!);
      },
    );
    await buildAll(now);
    const [packet] = await packetsOf(admin, delivery);
    expect(packet).toMatchObject({ status: "ready", generation: 1, signatures: 1 });
    expect(await namesIn(packet!)).toEqual(["Stays"]);
    const ids = await onDatabase((client) =>
      client.query("SELECT 1 FROM packet_signature WHERE signature_id = $1", [leaves]),
    );
    expect(ids.rowCount).toBe(0);
  });

  it("a correction that began before its end, and ends after it, counts for the first build", async () => {
    const [moves] = await writeConstituents(petitionId, [{ name: "Moves", upper: "48001" }]);
    const delivery = await start();
    const correction = `UPDATE signature SET zip = '05401', state = 'VT', upper_district = NULL,
      district_method = 'state_only', corrected_at = '${now.toISOString()}' WHERE id = ${moves}`;
    await between(
      correction,
      async () => {
        await freezeNextDelivery(now);
        await buildPackets(now, startDrawing);
      },
      async () => undefined,
    );
    await buildAll(now);
    const [packet] = await packetsOf(admin, delivery);
    expect(packet).toMatchObject({ status: "ready", generation: 1, signatures: 0 });
  });
});

// A packet of the upper chamber, two of the lower one, and one of the whole state, in the order of their ids.
const lockPacket = (which: "min" | "max") => `SELECT id FROM packet WHERE id = (
  SELECT ${which}(id) FROM packet WHERE layer IS NOT NULL) FOR UPDATE`;
/** Locks the last packet: at once, because the one who waits for the first has none yet. */
const lockLast = async (client: pg.ClientBase) => {
  await client.query("SET LOCAL lock_timeout = '500ms'");
  await client.query(lockPacket("max"));
};

describe("no deadlock ends", () => {
  it("a review of several comments, which locks packets in one order", async () => {
    const ids = await writeConstituents(petitionId, [
      { name: "Lower", lower: "48001", comment: "Please." },
      { name: "Upper", upper: "48001", comment: "Please." },
    ]);
    await buildDelivery(admin, now, { scope: "each_lawmaker" });
    const { rows } = await onDatabase((client) =>
      client.query<{ version: string }>(
        "SELECT encode(substr(sha256(comment_sealed), 1, 8), 'hex') AS version FROM signature ORDER BY id",
      ),
    );
    const decisions = ids.map((id, place) => ({
      ...{ id, version: rows[place]!.version, review: "left_out" as const, reason: "a threat" },
    }));
    const reviewed = await between(
      lockPacket("min"),
      () => reviewComments(admin, { state: "TX", decisions }, now),
      lockLast,
    );
    expect(reviewed).toEqual({ ok: true, value: { decided: 2, skipped: 0 } });
  });

  it("a round that finds doubles on paper", async () => {
    await writeZip("78701", [{ layer: "sldl", geoid: "48001" }]);
    await writeZip("78702", [{ layer: "sldu", geoid: "48001" }]);
    const lines = ["78701", "78702"].map((zip, place) => ({ name: `Line ${place}`, zip, email: `${zip}@example.org` }));
    await enterSheet(admin, "TX-1", lines, before);
    await buildDelivery(admin, now, { scope: "each_lawmaker" });
    const online = await writeConstituents(petitionId, [{ name: "A" }, { name: "B" }]);
    await onDatabase((client) =>
      client.query(
        `UPDATE signature s SET email_hash = p.email_hash FROM paper_signature p
         WHERE s.id = $1::bigint + (p.line - 1)`,
        [online[0]],
      ),
    );
    expect(await between(lockPacket("min"), settlePaperDoubles, lockLast)).toBe(2);
  });

  it("a build whose delivery is cancelled at the same moment", async () => {
    await writeConstituents(petitionId, [{ name: "Ann", upper: "48001" }]);
    const delivery = await start();
    await freezeNextDelivery(now);
    await settleFrozen(now);
    const built = await between(
      "SELECT id FROM delivery FOR UPDATE",
      () => buildPackets(now, startDrawing),
      async (client) => {
        await client.query("SET LOCAL lock_timeout = '500ms'");
        await client.query("UPDATE packet SET status = 'cancelled', claimed_until = NULL");
        await client.query("UPDATE delivery SET status = 'cancelled', cancelled_at = now()");
      },
    );
    expect(built).toBe(1);
    expect(await packetsOf(admin, delivery)).toMatchObject([{ status: "cancelled", generation: 0, files: [] }]);
  });

  it("a withdrawal for its signer: it is tried again", async () => {
    const [id] = await writeConstituents(petitionId, [{ name: "Ann", upper: "48001" }]);
    const delivery = await buildDelivery(admin, now, eachSenator);
    // The withdrawal has the signature and waits for the packet, so waiting for the signature closes the circle.
    const withdrawn = await between(
      "SELECT id FROM packet FOR UPDATE",
      () => withdraw(id!, now),
      (client) => client.query("SELECT id FROM signature WHERE id = $1 FOR UPDATE", [id]),
    );
    expect(withdrawn).toEqual({ ok: true });
    expect(await packetsOf(admin, delivery)).toMatchObject([{ status: "stale" }]);
  });
});

it("a conflict that does not end is tried a bounded number of times, and another error once", async () => {
  const tries: string[] = [];
  const fails = (code: string) => async () => {
    tries.push(code);
    await db.$executeRawUnsafe(`DO $$ BEGIN RAISE SQLSTATE '${code}'; END $$`);
  };
  for (const code of ["40P01", "40001"]) {
    const error: unknown = await retryConflicts(fails(code)).catch((each: unknown) => each);
    expect(isConflict(error)).toBe(true);
    expect(tries.filter((each) => each === code)).toHaveLength(4);
  }
  await expect(retryConflicts(fails("22012"))).rejects.toThrow();
  expect(tries.filter((each) => each === "22012")).toHaveLength(1);
});
