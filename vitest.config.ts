import { availableParallelism } from "node:os";
import path from "node:path";

import { defineConfig } from "vitest/config";

import { testSettings } from "./tests/settings.ts";

// Tests that need PostgreSQL are known by their names; all others must do without.
const onDatabase = ["**/commands.test.ts", "**/queries.test.ts", "**/*.database.test.ts"];
const never = ["node_modules/**", ".next*/**", ".data/**", "e2e/**"];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^server-only$/, replacement: path.resolve(import.meta.dirname, "tests/empty-module.ts") },
      { find: /^@\//, replacement: `${import.meta.dirname}/` },
    ],
  },
  test: {
    env: testSettings,
    // By default a machine of two cores has one worker, which mostly waits for PostgreSQL.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    server: { deps: { inline: ["next-intl", "use-intl"] } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...never, ...onDatabase],
          // Several times what the slowest needs on an idle machine: it draws a PDF with all fonts.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: onDatabase,
          exclude: never,
          globalSetup: ["tests/database-server.ts"],
          setupFiles: ["tests/worker-database.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
