import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { disconnect, longTransaction } from "@/lib/db/client";
import { env } from "@/lib/env";
import { addMilliseconds, HOUR, MINUTE, SECOND } from "@/lib/time";
import { findLastHeartbeat } from "@/lib/jobs/queries";
import { beginSession, newToken, renewSession } from "@/lib/organizers/sign-in/commands";
import { confirm, sign } from "@/lib/signatures/commands";
import { readConfirmedSignatures } from "@/lib/signatures/export/queries";
import { findTally } from "@/lib/signatures/tally/queries";

import { applyMigrations } from "../scripts/database/migrations";
import { keepsPreparedStatements } from "../scripts/database/pooler";
import { MIGRATIONS } from "../scripts/services";
import { databaseUrl, emptyDatabase, onDatabase } from "./database";
import { createAdmin } from "./deliveries";
import { createPetition } from "./petition";
import { canKeepStatements, pgbouncerVersion, startPgBouncer } from "./pgbouncer";
import { startTestPostbox } from "./postbox";
import { draftsOf, formOf, SENDER } from "./signer";
import { kill, startScript } from "./worker-process";

const SIGNERS = 20;
const direct = databaseUrl();
const version = pgbouncerVersion();
const keeping = canKeepStatements(version);

const postbox = await startTestPostbox();
const pooler = version === null ? null : await startDefaultUtc().then(() => startPgBouncer(direct, keeping ? 0 : null));
const behind = { DATABASE_URL: pooler?.url ?? direct, DATABASE_PREPARED_STATEMENTS: "off" };
// The settings of lib/ are read once. What the test itself reads and prepares goes past the pooler.
Object.assign(process.env, behind);
void env.DATABASE_URL;
process.env["DATABASE_URL"] = direct;
afterAll(async () => {
  await disconnect();
  await pooler?.close();
  await postbox.remove();
});

function startDefaultUtc() {
  const name = new URL(direct).pathname.slice(1);
  return onDatabase((client) => client.query(`ALTER DATABASE ${name} SET timezone = 'UTC'`));
}

const asked = <Row extends object>(statement: string) =>
  onDatabase(async (client) => (await client.query<Row>(statement)).rows);

/** The statement timeout of whatever session the pooler gives, which is kept until the others have got one too. */
async function timeoutOfOneSession(): Promise<string> {
  const client = new pg.Client({ connectionString: pooler!.url });
  await client.connect();
  await client.query("BEGIN");
  const { rows } = await client.query<{ statement_timeout: string }>("SHOW statement_timeout");
  await client.query("SELECT pg_sleep(0.1); COMMIT");
  await client.end();
  return rows[0]!.statement_timeout;
}

const personOf = (index: number) => ({
  name: "Ann Example",
  email: `p${index}@example.org`,
  zip: "78701",
  state: "TX",
});

describe.skipIf(version === null)("behind the real PgBouncer in transaction mode", () => {
  test("the start finds out that prepared statements are dropped, and prepares none", async () => {
    expect(await keepsPreparedStatements(pooler!.url, 5 * SECOND)).toBe(false);
  });

  test.skipIf(!keeping)("the start finds out that prepared statements are kept", async () => {
    const keeper = await startPgBouncer(direct, 200);
    expect(await keepsPreparedStatements(keeper.url, 5 * SECOND).finally(keeper.close)).toBe(true);
  });

  describe("with more people at once than it has sessions", () => {
    let petitionId: number;
    beforeAll(async () => {
      await emptyDatabase();
      petitionId = await createPetition();
    });

    test("all sign and confirm, the number is exact, and an export has each of them", async () => {
      const now = new Date();
      const people = Array.from({ length: SIGNERS }, (_, index) => personOf(index));
      const signing = { locale: "en", source: null, sender: SENDER } as const;
      await Promise.all(people.map((person) => sign("harbor", formOf(person), signing, now)));
      const drafts = await Promise.all(people.map(async ({ email }) => (await draftsOf(email))[0]!.id));
      // Twice each, at the same moment.
      await Promise.all([...drafts, ...drafts].map((draft) => confirm(draft, now)));
      expect((await findTally(petitionId)).confirmed).toBe(SIGNERS);
      const read = await readConfirmedSignatures({ petitionId, states: null, district: null }, { counted: true });
      let rows = 0;
      for await (const batch of read!.batches()) rows += batch.rows;
      await read!.close();
      expect(rows).toBe(SIGNERS);
    });

    test("an organizer's session begins and is renewed", async () => {
      const { id } = await createAdmin();
      const token = newToken();
      const began = new Date();
      await beginSession(id, token, began);
      const later = addMilliseconds(began, 2 * HOUR);
      expect((await renewSession(token, later))?.token).not.toBe(token);
    });

    test("the worker sends the emails, folds the ledger and keeps its schedules", async () => {
      const worker = await startScript("scripts/worker.ts", [], behind);
      try {
        await vi.waitFor(
          async () => {
            expect(await postbox.count()).toBe(2 * SIGNERS);
            expect(await asked("SELECT 1 FROM tally_entry")).toEqual([]);
            expect((await asked("SELECT 1 FROM pgboss.schedule")).length).toBeGreaterThan(5);
            expect(await findLastHeartbeat()).not.toBeNull();
          },
          { timeout: 80_000, interval: 200 },
        );
      } finally {
        await kill(worker);
      }
    }, 100_000);
  });

  test("no setting of ours stays in a session that others get next", async () => {
    await longTransaction(async (tx) => tx.$executeRaw`SELECT 1`, { statementMilliseconds: MINUTE, timeout: MINUTE });
    const found = await Promise.all(Array.from({ length: 5 }, () => timeoutOfOneSession()));
    expect(new Set(found)).toEqual(new Set(["0"]));
  });

  test("exports, long transactions and schedules go past it where DATABASE_DIRECT_URL says how", async () => {
    await disconnect();
    vi.resetModules();
    for (const [name, value] of Object.entries({ ...behind, DATABASE_DIRECT_URL: direct })) vi.stubEnv(name, value);
    const fresh = await import("@/lib/db/client");
    const client = await fresh.pool.connect();
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    // A pooler names another process than the one that responds.
    expect(rows[0]!.pid).toBe((client as unknown as { processID: number }).processID);
    client.release();
    expect(fresh.pool.options.max).toBeLessThan(5);
    await fresh.disconnect();
    vi.unstubAllEnvs();
  });

  test("processes that migrate at once apply each migration once", async () => {
    await onDatabase((client) => client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));
    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(pooler!.url, MIGRATIONS)));
    expect(new Set(applied.flat()).size).toBe(applied.flat().length);
    expect(await asked("SELECT 1 FROM signature")).toEqual([]);
  });
});
