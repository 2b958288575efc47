import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { expect, test } from "@playwright/test";

import type { Results } from "../bench/results.ts";
import { launch, root } from "../scripts/children.ts";
import { cleanEnvironment } from "../scripts/temporary-site.ts";

const PARTS = [
  "console",
  "costs",
  "export",
  "import",
  "journeys",
  "lighthouse",
  "packets",
  "pages",
  "signing",
  "statements",
  "weight",
];

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-bench-results-"));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every part of the bench runs through and writes its figures", async () => {
  test.setTimeout(15 * 60_000);
  const { code, output } = await runBench();
  expect(code, output).toBe(0);
  const written = readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(path.join(folder, name), "utf8")) as { part: string; results: Results },
  );
  expect(written.map(({ part }) => part).sort()).toEqual(PARTS);
  for (const { part, results } of written) {
    for (const [title, rows] of Object.entries(results)) {
      expect(rows.length, title).toBeGreaterThan(0);
      // A figure without measurements is null in JSON.
      for (const row of rows) expect(Object.values(row), `${part}: ${title}`).not.toContain(null);
    }
  }
});

/** A tiny run on a site of its own, with the build of the site under test. */
async function runBench(): Promise<{ code: number; output: string }> {
  const env = cleanEnvironment({
    SITE_URL: process.env["E2E_SITE_URL"]!,
    NEXT_DIST_DIR: process.env["E2E_DIST_DIR"]!,
    BENCH_SCALE: "tiny",
    BENCH_RESULTS: folder,
  });
  const loader = pathToFileURL(path.join(root, "scripts/loader.mjs")).href;
  const bench = launch(["--import", loader, "bench/main.ts"], { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  let output = "";
  for (const stream of [bench.child.stdout!, bench.child.stderr!])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return { code: await bench.ended, output };
}
