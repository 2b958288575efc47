import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { disconnect } from "@/lib/db/client";
import { readConfirmedSignatures } from "@/lib/signatures/export/queries";

import { applyMigrations } from "../scripts/database/migrations";
import { keepsPreparedStatements } from "../scripts/database/pooler";
import { databaseSettings, MIGRATIONS, openDatabase } from "../scripts/services";
import { readSettings } from "../scripts/settings";
import { databaseUrl, emptyDatabase, onDatabase } from "./database";
import { createPetition } from "./petition";
import { startPooler } from "./pooler";
import { startTransactionPooler } from "./transaction-pooler";

// Set before any module reads the settings.
const direct = databaseUrl();
const pooler = await startTransactionPooler(direct);
process.env["DATABASE_URL"] = pooler.url;
process.env["DATABASE_PREPARED_STATEMENTS"] = "off";
beforeAll(() =>
  onDatabase(
    (client) => client.query(`ALTER DATABASE ${new URL(direct).pathname.slice(1)} SET timezone = 'UTC'`),
    direct,
  ),
);
afterAll(async () => {
  await disconnect();
  await pooler.close();
});

// Other databases of the server, whose tests run meanwhile, have locks of their own.
const advisoryLocks = () =>
  onDatabase(async (client) => {
    const locks = await client.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory'
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
    return locks.rowCount;
  }, direct);

describe("behind a pooler that gives each transaction another session", () => {
  test("the start finds out that prepared statements are dropped, and a setting has the last word", async () => {
    const preparing = async (setting: string) => {
      const settings = readSettings("production", { ...process.env, DATABASE_PREPARED_STATEMENTS: setting });
      return databaseSettings(await openDatabase(settings))["DATABASE_PREPARED_STATEMENTS"];
    };
    expect(await Promise.all([preparing(""), preparing("on")])).toEqual(["off", "on"]);
  });

  test("a way past the pooler to another database is refused", async () => {
    const to = (url: string) => openDatabase(readSettings("production", { ...process.env, DATABASE_DIRECT_URL: url }));
    await expect(to(direct.replace(/[^/]+$/, "postgres"))).rejects.toThrow("names another database than DATABASE_URL");
    expect((await to(direct)).directUrl).toBe(direct);
  });

  test("two exports read at once, a third one has to wait, and an end frees the slot in every session", async () => {
    await emptyDatabase();
    const petition = await createPetition();
    for (let round = 0; round < 4; round += 1) {
      const read = await Promise.all(
        [1, 2, 3].map(() =>
          readConfirmedSignatures({ petitionId: petition, states: null, district: null }, { counted: false }),
        ),
      );
      const running = read.filter((signatures) => signatures !== null);
      expect(running).toHaveLength(2);
      for (const signatures of running) {
        for await (const batch of signatures.batches()) expect(batch).toBeDefined();
        await signatures.close();
      }
    }
    expect(await advisoryLocks()).toBe(0);
  });

  test("processes that migrate at once apply each migration once, and leave no lock behind", async () => {
    await onDatabase((client) => client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public"), direct);
    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(pooler.url, MIGRATIONS)));
    expect(new Set(applied.flat()).size).toBe(applied.flat().length);
    expect(await applyMigrations(pooler.url, MIGRATIONS)).toEqual([]);
    expect(await advisoryLocks()).toBe(0);
  });
});

test("without a pooler statements are prepared, and behind one in session mode only where a setting says so", async () => {
  expect(await keepsPreparedStatements(direct, 1_000)).toBe(true);
  const inSessionMode = await startPooler(direct);
  inSessionMode.hidesProcesses = true;
  expect(await keepsPreparedStatements(inSessionMode.url, 1_000).finally(inSessionMode.close)).toBe(false);
});
