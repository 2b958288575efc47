import { afterAll, expect, test } from "vitest";

import { db, disconnect } from "@/lib/db/client";
import { isUnavailable } from "@/lib/unavailable";

import { databaseUrl } from "./database";
import { startPooler } from "./pooler";

// Set before any module reads the settings.
const pooler = await startPooler(databaseUrl());
process.env["DATABASE_URL"] = pooler.url;

afterAll(async () => {
  await disconnect();
  await pooler.close();
});

test(
  "a statement to a database that has frozen ends within seconds, and counts as unavailable",
  { timeout: 40_000 },
  async () => {
    expect(await db.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
    pooler.frozen = true;
    const since = Date.now();
    const error = await db.$queryRaw`SELECT 1 AS one`.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(isUnavailable(error)).toBe(true);
    expect(Date.now() - since).toBeLessThan(20_000);
  },
);
