// What happens between freezing a delivery and the first build of its packets.
import { beforeEach, describe, expect, it } from "vitest";

import { startDrawing } from "@/drawings/packet/drawing";
import { buildPackets } from "@/lib/deliveries/building/commands";
import { createDelivery, startBuilding } from "@/lib/deliveries/commands";
import { catchUp, freezeNextDelivery } from "@/lib/deliveries/freezing/commands";
import { deliveryInput } from "@/lib/deliveries/schema";
import type { Organizer } from "@/lib/organizers/schema";
import { onDatabase } from "./database";
import { beginDeliveries, writeConstituents, writeRoster } from "./deliveries";
import { eventually } from "./exports";

const now = new Date("2026-03-02T12:00:00Z");
let admin: Organizer;
let signer: bigint;

beforeEach(async () => {
  const begun = await beginDeliveries();
  admin = begun.admin;
  await writeRoster();
  [signer] = (await writeConstituents(begun.petitionId, [{ name: "Ann", upper: "48001" }])) as [bigint];
  const fields = {
    petition: "harbor",
    state: "TX",
    scope: "each_lawmaker",
    chamber: "upper",
    title: "To you",
    text: "Please.",
  };
  const created = await createDelivery(admin, deliveryInput.parse(fields), now);
  if (!created.ok) throw new Error(created.refusal);
  await startBuilding(admin, created.value.id, now);
  expect(await freezeNextDelivery(now)).toBe(1);
});

async function only<Row extends object>(text: string, values: unknown[] = []): Promise<Row> {
  return onDatabase(async (client) => (await client.query<Row>(text, values)).rows[0]!);
}
const packet = () => only<{ id: number; status: string; tries: number }>("SELECT id, status, tries FROM packet");
const movedAt = async () => (await only<{ moved_at: Date | null }>("SELECT moved_at FROM packet_signature")).moved_at;

describe("a change that began before and does not end", () => {
  it("lets no packet be built, costs no try, and holds up other signers for a second at most", async () => {
    await onDatabase(async (client) => {
      await client.query("BEGIN");
      await client.query("SELECT hold_packet_changes()");
      const building = buildPackets(now, startDrawing);
      await waitsForLock();
      const began = performance.now();
      await onDatabase((other) => other.query("UPDATE signature SET display = 'initials' WHERE id = $1", [signer]));
      expect(performance.now() - began).toBeLessThan(3_000);
      expect(await building).toBe(0);
      expect(await packet()).toMatchObject({ status: "waiting", tries: 0 });
      await client.query("COMMIT");
    });
    expect(await buildPackets(now, startDrawing)).toBe(1);
    expect(await packet()).toMatchObject({ status: "ready", tries: 0 });
  });
});

const waitsForLock = () =>
  eventually(async () => {
    const { rowCount } = await onDatabase((client) =>
      client.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"),
    );
    return rowCount! > 0;
  }, 30);

// A match of districts that finds the old district again.
const FITS = "UPDATE signature SET upper_district = '48001', district_method = 'zip_single'";

describe("a signer who moved while the delivery was frozen, and is found to fit again", () => {
  beforeEach(async () => {
    await onDatabase(async (client) => {
      await client.query(
        "UPDATE signature SET zip = '78702', upper_district = NULL, district_method = 'state_only', corrected_at = $1",
        [now],
      );
      // As if the correction had not seen the packet.
      await client.query("UPDATE packet_signature SET moved_at = NULL");
    });
  });

  it("before catching up reads them, stays", async () => {
    const { id } = await packet();
    await onDatabase(async (client) => {
      await client.query("BEGIN");
      await client.query(FITS);
      const catching = catchUp(id, async () => undefined);
      await waitsForLock();
      await client.query("COMMIT");
      await catching;
    });
    expect(await movedAt()).toBeNull();
  });

  it("while catching up writes that they have moved, comes back", async () => {
    const { id } = await packet();
    await onDatabase(async (client) => {
      await client.query("BEGIN");
      await client.query("SELECT id FROM packet WHERE id = $1 FOR NO KEY UPDATE", [id]);
      const matching = onDatabase((other) => other.query(FITS));
      await waitsForLock();
      await client.query("UPDATE packet_signature SET moved_at = now()");
      await client.query("COMMIT");
      await matching;
    });
    expect(await movedAt()).toBeNull();
  });

  it("otherwise has moved", async () => {
    await catchUp((await packet()).id, async () => undefined);
    expect(await movedAt()).not.toBeNull();
  });
});

it("catching up with many signers says at each step that the build goes on", async () => {
  const { id } = await packet();
  await onDatabase((client) =>
    client.query("INSERT INTO packet_signature SELECT $1, n FROM generate_series(1000000, 1020000) n", [id]),
  );
  let renewals = 0;
  await catchUp(id, async () => {
    renewals += 1;
  });
  expect(renewals).toBe(2);
  // Nobody of them has a signature.
  expect(await only("SELECT count(*)::int FROM packet_signature")).toEqual({ count: 1 });
});
