import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { databaseUrl, emptyDatabase, onDatabase } from "./database";
import { auditActions, copiersNow, signersStillCopied, slotsTaken, writeSigners } from "./exports";
import { createPetition } from "./petition";

const root = path.resolve(import.meta.dirname, "..");

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-export-"));
  await emptyDatabase();
  await writeSigners(await createPetition(), signersStillCopied());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const out = () => path.join(folder, "signatures.csv");
const start = () =>
  spawn(
    process.execPath,
    ["--import", path.join(root, "scripts/loader.mjs"), "scripts/export.ts", "--petition", "harbor", "--out", out()],
    { cwd: root, env: { ...process.env, DATABASE_URL: databaseUrl() }, stdio: ["ignore", "ignore", "pipe"] },
  );

/** Resolves as soon as the log says that an export was started. */
const untilStarted = () =>
  onDatabase(async (client) => {
    const started = "SELECT 1 FROM audit_entry WHERE action = 'export-started'";
    while ((await client.query(started)).rowCount === 0) continue;
  });

test.each(["SIGINT", "SIGTERM"] as const)(
  "npm run export that is stopped by %s leaves no file and no slot, and the log says cancelled",
  { timeout: 60_000 },
  async (signal) => {
    const command = start();
    let said = "";
    command.stderr.on("data", (chunk) => (said += chunk));
    const ended = once(command, "exit");
    await untilStarted();
    command.kill(signal);
    // A terminal signals the whole group, and the starter passes the signal on as well.
    command.kill(signal);
    expect((await ended)[0]).toBe(130);
    expect(said).toContain("The export was stopped.");
    expect(await auditActions()).toEqual(["export-started", "export-cancelled"]);
    expect([await copiersNow(), await slotsTaken()]).toEqual([0, 0]);
    expect(readdirSync(folder)).toEqual([]);
  },
);

test("npm run export that is left alone writes the file and its manifest", { timeout: 60_000 }, async () => {
  const [code] = (await once(start(), "exit")) as [number];
  expect(code).toBe(0);
  expect(existsSync(out())).toBe(true);
  expect(await auditActions()).toEqual(["export-started", "export-finished"]);
});
