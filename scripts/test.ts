// `npm test`: everything that CI runs. Each stage runs even if an earlier one failed, and the last line has the totals.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { ensureBrowser } from "./browser.ts";
import { generatePrismaClient } from "./build.ts";
import { root } from "./children.ts";
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
  const report = readReport<VitestReport>(file);
  return count(
    whole,
    report && {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      failures: failedFiles(report),
    },
  );
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
  const report = readReport<PlaywrightReport>(file);
  return count(
    whole,
    report && {
      passed: report.stats.expected + report.stats.flaky,
      failed: report.stats.unexpected,
      failures: report.suites.flatMap(failedSpecs),
    },
  );
}

// A stage may fail without a failing test: a file that does not load, a site that does not start.
function count(whole: Tally, tests: Tally | null): Tally {
  if (!tests) return whole;
  return {
    passed: tests.passed,
    failed: Math.max(tests.failed, whole.failed),
    failures: [...whole.failures, ...tests.failures],
  };
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
}

/** The failed tests of each failed file, or the file alone where none of its tests ran. */
function failedFiles({ testResults }: VitestReport): string[] {
  return testResults
    .filter(({ status }) => status === "failed")
    .flatMap(({ name, assertionResults }) => {
      const file = path.relative(root, name);
      const failed = assertionResults.filter(({ status }) => status === "failed");
      return failed.length > 0 ? failed.map(({ fullName }) => `${file} › ${fullName}`) : [file];
    });
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  suites: Suite[];
}

interface Suite {
  specs: { ok: boolean; file: string; line: number; title: string }[];
  suites?: Suite[];
}

function failedSpecs({ specs, suites = [] }: Suite): string[] {
  const failed = specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `e2e/${file}:${line} › ${title}`);
  return [...failed, ...suites.flatMap(failedSpecs)];
}

function readReport<Report>(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    return null;
  }
}
