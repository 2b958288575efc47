import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { parseEnv } from "../../lib/env";
import { onDatabase } from "../../tests/database";
import { testSettings } from "../../tests/settings";
import type { Settings } from "../settings";
import { type Database, startEmbeddedDatabase } from "./embedded";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

let dataDir: string;
let database: Database | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-embedded-"));
});
afterEach(async () => {
  await database?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const settings = (): Settings => ({
  env: parseEnv(testSettings),
  dataDir,
  webConcurrency: 1,
  localPostbox: false,
  childEnv: {},
  embeddedDatabase: { databasePassword: "only-for-this-test", appPassword: "only-for-this-test-too" },
});
const serverPid = () => Number(readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
const selectOne = (url: string) =>
  onDatabase(async (client) => (await client.query<{ one: number }>("SELECT 1 AS one")).rows[0]!.one, url);

test("a server that is killed while the site runs is restarted at the same URL, with its data", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  database = await startEmbeddedDatabase(settings());
  const { url } = database;
  await onDatabase((client) => client.query("CREATE TABLE kept AS SELECT 42 AS value"), url);
  const before = serverPid();
  process.kill(before, "SIGKILL");
  await vi.waitFor(async () => expect(await selectOne(url)).toBe(1), { timeout: 30_000, interval: 200 });
  expect(serverPid()).not.toBe(before);
  const { rows } = await onDatabase((client) => client.query("SELECT value FROM kept"), url);
  expect(rows).toEqual([{ value: 42 }]);
});

test("the role of the site is no superuser and cannot act as a replica, for which no trigger fires", async () => {
  database = await startEmbeddedDatabase(settings());
  const { rows } = await onDatabase(
    (client) =>
      client.query("SELECT rolsuper AS super, rolbypassrls AS bypass FROM pg_roles WHERE rolname = current_user"),
    database.url,
  );
  expect(rows).toEqual([{ super: false, bypass: false }]);
  await expect(
    onDatabase((client) => client.query("SET session_replication_role = replica"), database.url),
  ).rejects.toThrow(/permission denied/);
});
