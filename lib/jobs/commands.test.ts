import { beforeEach, describe, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "../../tests/database";
import { withDatabaseSetting } from "../../tests/database-setting";
import { addMilliseconds, DAY } from "../time";
import { probeWrite, recordHeartbeat } from "./commands";
import { findLastHeartbeat } from "./queries";

const now = new Date("2026-03-01T12:00:00Z");

beforeEach(emptyDatabase);

test("the latest heartbeat of any worker counts, and those of workers that are gone for a day are purged", async () => {
  expect(await findLastHeartbeat()).toBeNull();
  await recordHeartbeat("a", now);
  await recordHeartbeat("b", addMilliseconds(now, 1_000));
  await recordHeartbeat("a", addMilliseconds(now, 2_000));
  expect(await findLastHeartbeat()).toEqual(addMilliseconds(now, 2_000));
  await recordHeartbeat("c", addMilliseconds(now, 2 * DAY));
  await onDatabase(async (client) => {
    expect((await client.query("SELECT id FROM worker_heartbeat")).rows).toEqual([{ id: "c" }]);
  });
});

describe("the write probe", () => {
  test("writes one row, however often and however many run at once, and leaves nothing else", async () => {
    for (let time = 0; time < 5; time += 1) await Promise.all([1, 2, 3, 4].map(() => probeWrite(now)));
    await onDatabase(async (client) => {
      expect((await client.query("SELECT written_at FROM write_probe")).rows).toEqual([{ written_at: now }]);
      const { rows } = await client.query("SELECT pg_relation_size('write_probe')::int AS bytes");
      expect(rows[0].bytes).toBeLessThanOrEqual(8_192);
    });
  });

  test("fails where the database can only be read", async () => {
    await withDatabaseSetting("default_transaction_read_only = on", async () => {
      await expect(probeWrite(now)).rejects.toThrow(/read-only transaction/);
    });
  });

  test("fails on a full disk, where an update of a row would still work", async () => {
    await withDatabaseSetting("temp_file_limit = '100kB'", async () => {
      await expect(probeWrite(now)).rejects.toThrow(/temporary file size exceeds/);
    });
  });

  test("fails within seconds where another transaction holds its row", async () => {
    await probeWrite(now);
    await onDatabase(async (client) => {
      await client.query("BEGIN");
      await client.query("SELECT 1 FROM write_probe FOR UPDATE");
      const started = performance.now();
      await expect(probeWrite(now)).rejects.toThrow(/lock timeout/);
      expect(performance.now() - started).toBeLessThan(4_500);
      await client.query("ROLLBACK");
    });
  });
});
