import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterAll, expect, test, vi } from "vitest";

const folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-backups-"));
vi.stubEnv("DATA_DIR", folder);
afterAll(() => rmSync(folder, { recursive: true }));

test("the last backup is the one that is noted, and none where the note is missing or cannot be read", async () => {
  const { LAST_BACKUP_FILE, readLastBackup } = await import("./backups");
  expect(await readLastBackup()).toBeNull();
  for (const broken of ["", "{", "[]", '{"at":"yesterday"}']) {
    writeFileSync(path.join(folder, LAST_BACKUP_FILE), broken);
    expect(await readLastBackup(), broken).toBeNull();
  }
  writeFileSync(path.join(folder, LAST_BACKUP_FILE), '{"at":"2026-11-29T08:15:00Z","more":1}');
  expect(await readLastBackup()).toEqual(new Date("2026-11-29T08:15:00Z"));
});
