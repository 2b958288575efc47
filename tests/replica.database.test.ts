import { afterAll, beforeEach, expect, test, vi } from "vitest";

import { recordAudit } from "@/lib/audit/commands";
import { listAuditEntries } from "@/lib/audit/queries";
import { db, disconnect } from "@/lib/db/client";
import { readReplica } from "@/lib/db/replica";
import { findMailBoard } from "@/lib/signatures/mail-board/queries";
import { SECOND } from "@/lib/time";

import { onDatabase } from "./database";
import { startPair } from "./replica";

// Set before any module reads the settings.
const pair = await startPair();
process.env["DATABASE_URL"] = pair.primaryUrl;
process.env["DATABASE_REPLICA_URL"] = pair.replicaUrl;
const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
const errors = vi.spyOn(console, "error").mockImplementation(() => undefined);

afterAll(async () => {
  await disconnect();
  await pair.remove();
});
// Past the rest after a replica that was away or behind.
let clock = Date.now();
vi.spyOn(Date, "now").mockImplementation(() => clock + performance.now());
beforeEach(() => {
  log.mockClear();
  errors.mockClear();
  clock += 60 * SECOND;
});

const isReplica = async () => (await db.$queryRaw<[{ is: boolean }]>`SELECT pg_is_in_recovery() AS is`)[0].is;
const onReplica = (statement: string) => onDatabase((client) => client.query(statement), pair.replicaUrl);
const logged = () =>
  [...log.mock.calls, ...errors.mock.calls].map(([line]) => (JSON.parse(String(line)) as { event: string }).event);
const write = (subject: string) => recordAudit({ actor: "operator", action: "switch-set", subject, detail: {} });
const newest = async () => (await listAuditEntries({ limit: 1 }))[0]?.subject;

test("what an organizer has just done is in the list that is read from the replica next", async () => {
  expect(await readReplica(isReplica)).toBe(true);
  for (let round = 0; round < 20; round += 1) {
    await write(`switch:${round}`);
    expect(await newest()).toBe(`switch:${round}`);
  }
  expect(logged()).toEqual([]);
});

test("boards are read from the replica, and everything else from the primary", async () => {
  await findMailBoard();
  const { rows } = await onReplica(
    "SELECT query FROM pg_stat_activity WHERE query LIKE 'SELECT%\"mail_board\"%' AND pid <> pg_backend_pid()",
  );
  expect(rows).toHaveLength(1);
  expect(await isReplica()).toBe(false);
});

test("a replica that is behind is not read, and the log says so once", async () => {
  await onReplica("SELECT pg_wal_replay_pause()");
  try {
    await write("switch:behind");
    expect(await Promise.all([newest(), newest(), newest()])).toEqual(Array(3).fill("switch:behind"));
    expect(await readReplica(isReplica)).toBe(false);
    await newest();
    expect(logged()).toEqual(["replica-behind"]);
  } finally {
    await onReplica("SELECT pg_wal_replay_resume()");
  }
});

test("a replica that is away is not missed, and is read again once it is back", async () => {
  expect(await readReplica(isReplica)).toBe(true);
  await pair.stopReplica();
  await write("switch:away");
  expect(await newest()).toBe("switch:away");
  expect(logged()).toEqual(["replica-away"]);
  await pair.startReplica();
  clock += 60 * SECOND;
  await vi.waitFor(
    async () => {
      clock += 60 * SECOND;
      expect(await readReplica(isReplica)).toBe(true);
    },
    { timeout: 30_000, interval: 200 },
  );
  expect(await newest()).toBe("switch:away");
});

test("a read that the replica ends runs on the primary, and a fault of our own is not hidden", async () => {
  let runs = 0;
  const cancelled = async () => {
    runs += 1;
    if (await isReplica()) await db.$executeRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
    return isReplica();
  };
  expect([await readReplica(cancelled), runs]).toEqual([false, 2]);
  clock += 60 * SECOND;
  await expect(readReplica(() => db.$queryRaw`SELECT 1 / 0`)).rejects.toThrow("division by zero");
});

test.each([
  ["is a primary", (url: string) => url],
  ["refuses its password", (url: string) => url.replace(/:[^:@]+@/, ":wrong@")],
])("what DATABASE_REPLICA_URL names is not read where it %s", async (_name, named) => {
  await disconnect();
  vi.resetModules();
  vi.stubEnv("DATABASE_REPLICA_URL", named(pair.primaryUrl));
  const fresh = { ...(await import("@/lib/db/client")), ...(await import("@/lib/db/replica")) };
  const [row] = await fresh.readReplica(() => fresh.db.$queryRaw<[{ one: number }]>`SELECT 1 AS one`);
  expect(row).toEqual({ one: 1 });
  expect(logged()).toEqual(["replica-away"]);
  await fresh.disconnect();
  vi.unstubAllEnvs();
});
