import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { LOADER } from "@/scripts/children";
import { databaseUrl, emptyDatabase, onDatabase } from "./database";
import { writeConstituents } from "./deliveries";
import { readers, readPdf } from "./export-readers";
import { auditActions, copiersNow, signersStillCopied, slotsTaken, writeSigners } from "./exports";
import { createPetition } from "./petition";

import { exportFormats } from "@/lib/signatures/export/schema";

const root = path.resolve(import.meta.dirname, "..");

let folder: string;
let petitionId: number;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-export-"));
  await emptyDatabase();
  petitionId = await createPetition();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const out = () => path.join(folder, "signatures.csv");
const start = (...options: string[]) =>
  spawn(process.execPath, [...LOADER, "scripts/export.ts", "--petition", "harbor", "--out", out(), ...options], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl() },
    stdio: ["ignore", "ignore", "pipe"],
  });

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
    await writeSigners(petitionId, signersStillCopied());
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

test.each(exportFormats)(
  "npm run export --format %s --district is left alone and writes the file of the district and its manifest",
  { timeout: 60_000 },
  async (format) => {
    await writeConstituents(petitionId, [
      { name: "Ann", upper: "48014" },
      { name: "Bo", lower: "48014" },
    ]);
    const command = start("--format", format, "--state", "TX", "--district", "sldu:48014");
    const [code] = (await once(command, "exit")) as [number];
    expect(code).toBe(0);
    const bytes = readFileSync(out());
    if (format === "pdf") expect((await readPdf(bytes)).text).toContain("Ann");
    else expect((await readers[format](bytes)).map(({ name }) => name)).toEqual(["Ann"]);
    const manifest = JSON.parse(readFileSync(path.join(folder, "signatures.manifest.json"), "utf8")) as unknown;
    expect(manifest).toMatchObject({
      rows: 1,
      filter: { states: ["TX"], district: { layer: "sldu", geoid: "48014" } },
      files: [{ name: "signatures.csv", sha256: createHash("sha256").update(bytes).digest("hex") }],
    });
    expect(await auditActions()).toEqual(["export-started", "export-finished"]);
  },
);

test("npm run export names what is wrong with a format or a district, and writes nothing", async () => {
  for (const [options, message] of [
    [["--format", "doc"], 'There is no format "doc". There is: csv, xlsx, pdf, json.'],
    [["--state", "TX", "--district", "House 999"], "There is no such district"],
  ] as const) {
    const command = start(...options);
    let said = "";
    command.stderr.on("data", (chunk) => (said += chunk));
    expect((await once(command, "close"))[0]).toBe(1);
    expect(said).toContain(message);
  }
  expect(readdirSync(folder)).toEqual([]);
  expect(await auditActions()).toEqual([]);
});
