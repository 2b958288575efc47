// The commands as an operator runs them, in processes of their own.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, expect, test } from "vitest";

import { databaseUrl, emptyDatabase } from "./database";
import { createPetition } from "./petition";
import { testSettings } from "./settings";
import { signsAndConfirms } from "./signer";

const folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-backup-commands-"));
const file = path.join(folder, "today.age");
const identity = await generateX25519Identity();
const recipient = await identityToRecipient(identity);
writeFileSync(path.join(folder, "key.txt"), `${identity}\n`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(script: string, ...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [`scripts/database/${script}.ts`, ...args], {
    encoding: "utf8",
    env: {
      ...process.env,
      ...testSettings,
      DATABASE_URL: databaseUrl(),
      DATA_DIR: path.join(folder, "data"),
      BACKUP_RECIPIENT: recipient,
      BACKUP_IDENTITY_FILE: path.join(folder, "key.txt"),
    },
  });
  return { said: stdout + stderr, status };
}

test("a backup says what is in it and what is not, a drill that it can be restored, and a restore refuses live data", async () => {
  await emptyDatabase();
  await createPetition();
  await signsAndConfirms(new Date());
  const backup = run("backup", file);
  expect(backup.said).toContain("1 confirmed signatures");
  expect(backup.said).toContain("SEAL_KEYS and HASH_KEY, or secrets.json in DATA_DIR) are not in it");
  const drill = run("drill", file);
  expect(drill.said).toContain("can be restored");
  expect(drill.said).toContain("confirmed signatures: 1, by the ledger: 1");
  const restore = run("restore", file);
  expect(restore.said).toContain("The database is not empty");
  expect([backup.status, drill.status, restore.status]).toEqual([0, 0, 1]);
}, 240_000);
