import { mkdtemp, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { beforeEach, describe, expect, it, vi } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";

import { importPaper } from "./paper";

const HEAD = "name,street,city,zip,email,date";
const ANN = "Ann Example,1 Harbor St,Austin,78701,,2026-02-20";
const BO = "Bo Example,2 Harbor St,Austin,78702,bo@example.org,2026-02-21";
const OPTIONS = ["--petition", "harbor", "--state", "tx", "--reference", "TX-0012"];

let said: string[];

beforeEach(async () => {
  await emptyDatabase();
  await createPetition();
  said = [];
  for (const method of ["log", "error"] as const)
    vi.spyOn(console, method).mockImplementation((line: string) => void said.push(line));
});

async function imports(lines: string[], ...more: string[]) {
  const file = path.join(await mkdtemp(path.join(tmpdir(), "paper-")), "sheet.csv");
  await writeFile(file, lines.join("\n"));
  return importPaper([file, ...OPTIONS, ...more]);
}
const counted = () =>
  onDatabase(
    async (client) =>
      (await client.query<{ n: number }>("SELECT coalesce(sum(count), 0)::int AS n FROM paper_tally")).rows[0]!.n,
  );

describe("npm run import -- paper", () => {
  it("enters a file once, however often it is started", async () => {
    expect(await imports([HEAD, ANN, BO])).toBe(0);
    expect(await imports([HEAD, ANN, BO])).toBe(0);
    expect(await counted()).toBe(2);
    expect(said).toEqual([expect.stringContaining("2 counted, 0 not counted"), expect.stringContaining("already")]);
  });

  it("enters nothing of a file with a fault, and names its line and column", async () => {
    expect(await imports([HEAD, ANN, BO.replace("78702", "05401")])).toBe(1);
    expect(await counted()).toBe(0);
    expect(said[0]).toMatch(/^sheet\.csv:3: zip: .*TX/);
  });

  it("says with --dry-run what the same run without it does, doubles too, and changes nothing", async () => {
    const lines = [HEAD, ANN, BO, ANN];
    expect(await imports(lines, "--dry-run")).toBe(0);
    expect(await counted()).toBe(0);
    expect(await onDatabase(async (client) => (await client.query("SELECT 1 FROM audit_entry")).rowCount)).toBe(0);
    expect(await imports(lines)).toBe(0);
    expect(said[0]).toBe(`${said[1]} Dry run: nothing was changed.`);
    expect(said[1]).toContain("2 counted, 1 not counted");
    await imports(lines, "--dry-run");
    await imports([HEAD, BO], "--dry-run");
    expect([said[2], said[3]]).toEqual([
      expect.stringContaining("already"),
      expect.stringContaining("Other lines were imported under this reference"),
    ]);
  });

  it("reads no more of a file that is too long than it needs to refuse it", async () => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), "paper-")), "huge.csv");
    await writeFile(file, HEAD);
    // Sparse, so that it takes no room on the disk and would not fit into memory.
    await truncate(file, 64 * 1024 ** 3);
    expect(await importPaper([file, ...OPTIONS])).toBe(1);
    expect(said[0]).toContain("at most 5000 lines");
  });

  it.each([
    [["--petition", "harbor", "--state", "TX"], "reference"],
    [["--petition", "harbor", "--state", "XX", "--reference", "1"], "state"],
    [["--petition", "none", "--state", "TX", "--reference", "1"], "petition"],
  ])("without what it needs says so: %j", async (options, about) => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), "paper-")), "sheet.csv");
    await writeFile(file, [HEAD, ANN].join("\n"));
    expect(await importPaper([file, ...options])).toBe(1);
    expect(said.join()).toContain(about);
    expect(await counted()).toBe(0);
  });
});
