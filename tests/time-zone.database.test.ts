import { afterAll, beforeAll, expect, test } from "vitest";

import { databaseUrl, onDatabase } from "./database";

import { db, disconnect, query } from "@/lib/db/client";

// Prisma writes and reads hours off unless its connections run in UTC (prisma/prisma#26786).
const INSTANT = new Date("2027-01-31T23:59:59.123Z");

beforeAll(async () => {
  const name = new URL(databaseUrl()).pathname.slice(1);
  await onDatabase((client) => client.query(`ALTER DATABASE ${name} SET timezone = 'America/Chicago'`));
  await disconnect();
});
afterAll(() => disconnect());

test("a database in another time zone keeps the instants that Prisma writes", async () => {
  await db.workerHeartbeat.create({ data: { id: "prisma", lastSeenAt: INSTANT } });
  const found = await db.workerHeartbeat.findUniqueOrThrow({ where: { id: "prisma" } });
  expect(found.lastSeenAt).toEqual(INSTANT);
  expect(await epochOf("prisma")).toBe(INSTANT.getTime());
});

test("a database in another time zone keeps the instants that raw statements write", async () => {
  await query("test_heartbeat", "INSERT INTO worker_heartbeat VALUES ($1, $2)", ["raw", INSTANT]);
  const found = await db.workerHeartbeat.findUniqueOrThrow({ where: { id: "raw" } });
  expect(found.lastSeenAt).toEqual(INSTANT);
  expect(await epochOf("raw")).toBe(INSTANT.getTime());
});

function epochOf(id: string): Promise<number> {
  return onDatabase(async (client) => {
    const zone = await client.query<{ reset_val: string }>(
      "SELECT setting AS reset_val FROM pg_db_role_setting, unnest(setconfig) AS setting",
    );
    expect(zone.rows.map(({ reset_val }) => reset_val)).toContain("TimeZone=America/Chicago");
    const { rows } = await client.query<{ epoch: string }>(
      "SELECT extract(epoch FROM last_seen_at) * 1000 AS epoch FROM worker_heartbeat WHERE id = $1",
      [id],
    );
    return Number(rows[0]!.epoch);
  });
}
