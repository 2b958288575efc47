// `npm test`: everything that CI runs. Each stage runs even if an earlier one failed, and the last line has the totals.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { ensureBrowser } from "./browser.ts";
import { generatePrismaClient } from "./build.ts";
import { checkFormat, checkStyle, checkTypes, finish, show, stage, type Tally } from "./stages.ts";
import { buildTemporarySite } from "./temporary-site.ts";

const results = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-results-"));
process.on("exit", () => rmSync(results, { recursive: true, force: true }));

const browser = await ensureBrowser();
await generatePrismaClient(process.env as Record<string, string>);
finish([
  // The style takes longest, on one core. Meanwhile the other core does what follows for the browser tests.
  ...(await Promise.all([checkStyle(), checkFormatAndTypesAndBuild()])).flat(),
  await unitAndDatabaseTests(),
  await browserTests(),
]);

// One after the other: a build writes the types of routes, which the check of types reads.
async function checkFormatAndTypesAndBuild(): Promise<Tally[]> {
  return [await checkTypes(), await checkFormat(), await buildSite()];
}

async function buildSite(): Promise<Tally> {
  return stage("build", () =>
    buildTemporarySite().then(
      () => 0,
      (error: Error) => (console.error(error.message), 1),
    ),
  );
}

async function unitAndDatabaseTests(): Promise<Tally> {
  const file = path.join(results, "vitest.json");
  const whole = await stage("unit and database tests", () =>
    show("vitest/vitest.mjs", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`]),
  );
  const report = readReport<{ numPassedTests: number; numFailedTests: number }>(file);
  return count(whole, report && { passed: report.numPassedTests, failed: report.numFailedTests });
}

// It starts the site as `npm start` does: see e2e/support/global-setup.ts.
async function browserTests(): Promise<Tally> {
  const file = path.join(results, "playwright.json");
  const whole = await stage("browser tests, on a production build", () =>
    show("@playwright/test/cli.js", ["test", "--reporter=list,json,html"], {
      CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      // The HTML report is written to playwright-report/. By default Playwright would serve it after a failure and never end.
      PLAYWRIGHT_HTML_OPEN: "never",
    }),
  );
  const report = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(file);
  return count(
    whole,
    report && { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected },
  );
}

// A stage may fail without a failing test: a file that does not load, a site that does not start.
function count(whole: Tally, tests: Tally | null): Tally {
  if (!tests) return whole;
  return { passed: tests.passed, failed: Math.max(tests.failed, whole.failed) };
}

function readReport<Report>(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    return null;
  }
}
