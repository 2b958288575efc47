import { expect, test, vi } from "vitest";

import { onDatabase } from "../../../tests/database";
import { countScheduledJobs, findDatabaseState, listSlowStatements } from "./queries";

test("a statement that has been running for a second is listed, without its values", async () => {
  await onDatabase(async (client) => {
    const sleeping = client.query("SELECT pg_sleep(30), 'grace@example.org'").catch(() => undefined);
    await vi.waitFor(
      async () => {
        const { source, statements } = await listSlowStatements();
        expect(source).toBe("pg_stat_activity");
        const found = statements.find(({ text }) => text === "SELECT pg_sleep(…), '…'");
        expect(found).toMatchObject({ calls: null });
        expect(found!.meanMilliseconds).toBeGreaterThanOrEqual(1_000);
      },
      { timeout: 20_000, interval: 300 },
    );
    await onDatabase((other) =>
      other.query("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(30)%'"),
    );
    await sleeping;
  });
});

test("the state of the database names its version and its connections", async () => {
  const { version, sizeBytes, connections, connectionsMax } = await findDatabaseState();
  expect(version).toMatch(/^\d+/);
  expect(sizeBytes).toBeGreaterThan(1_000_000);
  expect(connections).toBeGreaterThan(0);
  expect(connectionsMax).toBeGreaterThanOrEqual(connections);
});

test("before any worker has run there are no scheduled jobs to count", async () => {
  expect(await countScheduledJobs()).toEqual({});
});
