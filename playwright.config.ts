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
].map((name) => `**/${name}.spec.ts`);

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/support/global-setup.ts",
  workers: 2,
  projects: [
    { name: "reading", testMatch: READING, fullyParallel: true },
    // These change the count of signatures and check it, so they run one after the other.
    { name: "journeys", testIgnore: READING, workers: 1, dependencies: ["reading"] },
  ],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env["CI"]),
  outputDir: "test-results",
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    // The global setup sets it before the workers read this file.
    baseURL: process.env["E2E_SITE_URL"],
    trace: "retain-on-failure",
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
