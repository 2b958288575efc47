import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";

import { db, disconnect } from "@/lib/db/client";
import { parseEnv } from "@/lib/env";

import { openDatabase } from "../scripts/services";
import type { Settings } from "../scripts/settings";
import { StartError } from "../scripts/start-error";
import { databaseUrl, onDatabase } from "./database";
import { startPooler } from "./pooler";

// Prisma writes and reads hours off unless its connections run in UTC (prisma/prisma#26786).
const INSTANT = new Date("2027-01-31T23:59:59.123Z");

// Set before any module reads the settings.
const direct = databaseUrl();
const pooler = await startPooler(direct);
process.env["DATABASE_URL"] = pooler.url;
afterAll(() => pooler.close());

beforeEach(() => setDefaultZone("America/Chicago"));
afterEach(() => disconnect());

describe("behind a pooler that drops start-up parameters, before a database of another time zone", () => {
  test("the instants that models write are kept", async () => {
    await db.workerHeartbeat.create({ data: { id: "model", lastSeenAt: INSTANT } });
    const found = await db.workerHeartbeat.findUniqueOrThrow({ where: { id: "model" } });
    expect(found.lastSeenAt).toEqual(INSTANT);
    expect(await epochOf("model")).toBe(INSTANT.getTime());
  });

  test("the instants that raw statements write are kept", async () => {
    await db.$executeRaw`INSERT INTO worker_heartbeat VALUES ('raw', ${INSTANT})`;
    const [row] = await db.$queryRaw<{ at: Date }[]>`SELECT last_seen_at AS at FROM worker_heartbeat WHERE id = 'raw'`;
    expect(row!.at).toEqual(INSTANT);
    expect(await epochOf("raw")).toBe(INSTANT.getTime());
  });

  test("statements have their timeout, and no start-up parameter is sent that a pooler may refuse", async () => {
    const [row] = await db.$queryRaw<{ limit: string }[]>`SELECT current_setting('statement_timeout') AS limit`;
    expect(row).toEqual({ limit: "10s" });
    expect([...pooler.parameters].sort()).toEqual(["client_encoding", "database", "user"]);
  });
});

describe("behind a pooler that may run each transaction in another session", () => {
  beforeEach(() => {
    pooler.hidesProcesses = true;
  });

  const WHAT_TO_DO = /time zone America\/Chicago[^]*ALTER ROLE \w+ SET TimeZone = 'UTC'/;

  test("a time zone that sessions do not begin with stops the start, with what to do", async () => {
    const settings = { embeddedDatabase: null, env: parseEnv(process.env) } as Settings;
    const failure = await openDatabase(settings).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StartError);
    expect((failure as StartError).message).toMatch(WHAT_TO_DO);
  });

  test("and no statement runs there, whenever the pooler came between", async () => {
    await expect(db.$queryRaw`SELECT 1`).rejects.toThrow(WHAT_TO_DO);
  });

  test.each(["UTC", "Etc/UTC"])("sessions that begin in %s are used", async (zone) => {
    await setDefaultZone(zone);
    await expect(db.$queryRaw`SELECT 1 AS one`).resolves.toEqual([{ one: 1 }]);
  });
});

async function setDefaultZone(zone: string): Promise<void> {
  const name = new URL(direct).pathname.slice(1);
  await onDatabase((client) => client.query(`ALTER DATABASE ${name} SET timezone = '${zone}'`), direct);
}

function epochOf(id: string): Promise<number> {
  return onDatabase(async (client) => {
    const { rows } = await client.query<{ epoch: string }>(
      "SELECT extract(epoch FROM last_seen_at) * 1000 AS epoch FROM worker_heartbeat WHERE id = $1",
      [id],
    );
    return Number(rows[0]!.epoch);
  }, direct);
}
