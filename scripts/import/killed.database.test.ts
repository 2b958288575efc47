import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { beforeEach, expect, test } from "vitest";

import { listAuditEntries } from "@/lib/audit/queries";
import { importData } from "@/lib/lawmakers/imports/commands";
import { listDataImports, listLawmakers } from "@/lib/lawmakers/queries";
import { LOADER } from "@/scripts/children";
import { DISTRICTS, fileOf, PEOPLE_HEADER, person } from "@/tests/data-files";
import { databaseUrl, emptyDatabase, onDatabase } from "@/tests/database";

const now = new Date("2026-11-28T12:00:00Z");
const before = PEOPLE_HEADER + person(1, "Ann Before", "C-F,upper");
const after = PEOPLE_HEADER + person(2, "Ben After", "C-F,upper") + person(3, "Cy After", "A-1,lower");

beforeEach(async () => {
  await emptyDatabase();
  const common = { source: "Test", partial: true };
  await importData({ kind: "districts", files: [fileOf("districts.csv", DISTRICTS)], ...common }, "operator", now);
  await importData({ kind: "lawmakers", files: [fileOf("vt.csv", before)], ...common }, "operator", now);
});

async function start(...options: string[]) {
  const file = path.join(await mkdtemp(path.join(tmpdir(), "import-")), "vt.csv");
  await writeFile(file, after);
  const args = ["scripts/import.ts", "lawmakers", file, "--source", "Test", ...options];
  return spawn(process.execPath, [...LOADER, ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl() },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

const SOON = { timeout: 60_000, interval: 50 };
const state = async () => ({
  lawmakers: (await listLawmakers("VT", now)).map(({ name }) => name),
  imports: await listDataImports(9),
  log: await listAuditEntries({ limit: 9 }),
});

test(
  "an import that is killed while it writes leaves nothing half done, and the next one works",
  { timeout: 150_000 },
  async () => {
    const untouched = await state();
    // The import waits for the table after it has read the file and written its version.
    await onDatabase(async (client) => {
      await client.query("BEGIN");
      await client.query("LOCK TABLE lawmaker IN SHARE MODE");
      const child = await start("--partial");
      const ended = once(child, "exit");
      const waits = "SELECT 1 FROM pg_locks WHERE relation = 'lawmaker'::regclass AND NOT granted";
      await expect.poll(async () => (await client.query(waits)).rowCount, SOON).toBe(1);
      child.kill("SIGKILL");
      expect(await ended).toEqual([null, "SIGKILL"]);
      await client.query("ROLLBACK");
    });
    expect(await state()).toEqual(untouched);

    // PostgreSQL needs a moment to learn that the process is gone, and until then another import waits for it.
    await expect
      .poll(async () => {
        const [code] = (await once(await start("--partial"), "exit")) as [number];
        return code;
      }, SOON)
      .toBe(0);
    expect((await state()).lawmakers).toEqual(["Ben After", "Ann Before", "Cy After"]);
    expect((await state()).imports).toHaveLength(untouched.imports.length + 1);
  },
);
