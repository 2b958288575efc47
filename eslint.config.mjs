import js from "@eslint/js";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

import domains from "./lib/ladder.json" with { type: "json" };

// A domain may import what stands below it in this list, never what stands above.
const ladder = domains.map(({ domain }) => domain);
const rungs = ladder.slice(1).map((domain, i) => ({
  target: `./lib/${domain}`,
  from: ladder.slice(0, i + 1).map((above) => `./lib/${above}`),
  message: `lib/${domain} may only import the domains below it.`,
}));

// As globs in which brackets and parentheses stand for themselves.
const routeGroups = ["app/[[]locale]/[(]site)", "app/[[]locale]/[(]petition)", "app/[(]console)"];
const betweenGroups = routeGroups.map((group) => ({
  target: `./${group}/**/*`,
  from: routeGroups.filter((other) => other !== group).map((other) => `./${other}/**/*`),
  message: "Route groups never import each other.",
}));

const house = [
  {
    target: ["./components", "./lib", "./emails", "./i18n", "./prisma"],
    from: "./app",
    message: "Nothing imports app/.",
  },
  { target: ["./lib", "./emails"], from: "./components", message: "lib/ and emails/ draw nothing of the site." },
  {
    target: "./components",
    from: "./lib/*/**/!(schema|rules).{ts,tsx}",
    message: "A component is handed what it shows: it may import schema.ts and rules.ts of a domain.",
  },
  {
    target: "./lib/*.ts",
    from: [...ladder, "db"].map((folder) => `./lib/${folder}`),
    message: "The ground floor knows no domain and no database.",
  },
  {
    target: "./lib/!(db)/**/!(queries|commands|sql|*.test).{ts,tsx}",
    from: "./lib/db/**/*",
    message: "Only queries.ts, commands.ts and sql.ts import lib/db.",
  },
  {
    target: ["./app", "./components", "./emails"],
    from: "./lib/db",
    message: "Only queries.ts, commands.ts and sql.ts import lib/db.",
  },
  {
    target: ["./app", "./components", "./lib/!(mail)/**/*"],
    from: "./emails",
    message: "Only lib/mail renders a template.",
  },
  { target: "./emails", from: ["./lib", "./components", "./app"], message: "A template imports only templates." },
  {
    target: "./drawings",
    from: "./lib",
    except: ["./kept-threads.ts"],
    message: "A drawing is handed what it shows.",
  },
  { target: "./drawings", from: ["./components", "./app"], message: "A drawing is handed what it shows." },
  { target: ["./lib", "./components"], from: "./drawings", message: "Only app/ has things drawn." },
];

const lib = "lib/**/*.{ts,tsx}";
const noRequests = { regex: "^next(/|$)", message: "lib/ knows nothing of requests." };
// The application speaks to PostgreSQL through Prisma. COPY, which Prisma does not know, is the export's alone; what lib/db
// reads by itself is in there.
const onlyExportCopies = "Only lib/db and lib/signatures/export use pg and its pool.";
const noPg = [
  { regex: "^pg(?!-boss$)", message: onlyExportCopies },
  { regex: "(^|/)db/(pool|session)$", message: onlyExportCopies },
  { regex: "(^|/)db/client$", importNames: ["pool"], message: onlyExportCopies },
];
const usesPg = ["lib/db/**", "lib/signatures/export/**"];
const ofTools = ["scripts/**", "bench/**", "tests/**", "e2e/**", "**/*.test.{ts,tsx}"];
const restrictImports = (...patterns) => ({ "no-restricted-imports": ["error", { patterns }] });
const readsEnvironment = ["lib/env.ts", "scripts/**", "bench/**", "tests/**", "e2e/**", "*.config.{ts,mjs}"];
const tests = ["**/*.test.{ts,tsx}", "e2e/**/*.ts", "tests/**/*.ts"];

export default defineConfig(
  globalIgnores([
    "**/node_modules/",
    "**/.next*/",
    "**/.data/",
    "lib/db/generated/",
    "next-env.d.ts",
    "test-results/",
    "playwright-report/",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  tseslint.configs.recommended,
  // Only where hooks can be: the analysis of a file takes a tenth of a second.
  {
    files: ["{app,components,emails}/**/*.tsx", "components/**/use-*.ts"],
    extends: [reactHooks.configs.flat.recommended],
  },
  jsxA11y.flatConfigs.recommended,
  {
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver-next": [
        createNodeResolver({
          extensions: [".ts", ".tsx", ".mjs", ".js"],
          tsconfig: { configFile: `${import.meta.dirname}/tsconfig.json` },
        }),
      ],
      "import-x/extensions": [".ts", ".tsx", ".mjs"],
    },
    rules: {
      "import-x/no-restricted-paths": ["error", { zones: [...rungs, ...betweenGroups, ...house] }],
      "import-x/no-cycle": "error",
      // A table that scrolls sideways must be reachable by keyboard.
      "jsx-a11y/no-noninteractive-tabindex": ["error", { roles: ["region"], tags: [] }],
      "max-lines": ["error", 300],
      "max-lines-per-function": ["error", 60],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": ["error", { ignoreVoid: true }],
      "@typescript-eslint/await-thenable": "error",
      // TypeScript knows better which names exist.
      "no-undef": "off",
    },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: {
      globals: { process: "readonly", console: "readonly", setTimeout: "readonly", setInterval: "readonly" },
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    ignores: readsEnvironment,
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Only lib/env.ts reads process.env." },
      ],
    },
  },
  { files: ["**/*.{ts,tsx}"], ignores: ofTools, rules: restrictImports(...noPg) },
  { files: [lib], rules: restrictImports(noRequests, ...noPg) },
  { files: ["lib/organizers/session.ts"], rules: restrictImports(...noPg) },
  { files: [...usesPg, "lib/**/*.test.{ts,tsx}"], rules: restrictImports(noRequests) },
  {
    files: ["lib/**/{queries,commands}.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "Program > :first-child:not(ImportDeclaration[source.value='server-only'])",
          message: 'Queries and commands begin with import "server-only".',
        },
      ],
    },
  },
  { files: tests, rules: { "max-lines-per-function": "off" } },
);
