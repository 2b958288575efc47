import { defineConfig, devices } from "@playwright/test";

// These only read, so any number of them may run at once.
const READING = [
  "act",
  "claims",
  "filters",
  "headers",
  "large-text",
  "leave",
  "links",
  "more-contrast",
  "pages",
  "petition-page",
  "phone",
  "public-json",
  "search",
  "small-scripts",
  "states",
  "stories",
];

// These change neither the count nor the petition. The emails to the admin are theirs alone. "image" has a site of its own, and is
// here because these end before the journeys do.
const BESIDE = [
  "console-narrow",
  "corrections",
  "image",
  "marked-data",
  "organizer",
  "petition-writing",
  "retention",
  "second-factor",
  "subscribe",
  "subscribe-drafts",
  "suppression",
];

// These take something away from everybody: signing, the database, a process of the server, or the number.
const ALONE = [
  "broken-requests",
  "console-actions",
  "feed",
  "flagged",
  "live-number",
  "page-templates",
  "petition-life",
  "wave",
];

// These have a site of their own.
const OWN_SITE = ["bench", "edge", "operation"];

const files = (names: string[]) => names.map((name) => `**/${name}.spec.ts`);

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/support/global-setup.ts",
  workers: 2,
  projects: [
    { name: "reading", testMatch: files(READING), fullyParallel: true },
    // The rest changes the count of signatures and checks it, so it runs one after the other.
    {
      name: "journeys",
      testIgnore: files([...READING, ...BESIDE, ...ALONE, ...OWN_SITE]),
      workers: 1,
      dependencies: ["reading"],
    },
    { name: "beside", testMatch: files(BESIDE), workers: 1, dependencies: ["reading"] },
    { name: "alone", testMatch: files(ALONE), workers: 1, dependencies: ["journeys", "beside"] },
    { name: "own site", testMatch: files(OWN_SITE), workers: 1, dependencies: ["journeys", "beside"] },
  ],
  // Several times what a test needs on an idle machine of two cores.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env["CI"]),
  outputDir: "test-results",
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    // The global setup sets it before the workers read this file.
    baseURL: process.env["E2E_SITE_URL"],
    // With the snapshots of a trace, which every test would make for the few that fail, all tests together take a fifth longer.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env["CHROMIUM_PATH"],
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
