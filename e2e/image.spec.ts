// The image of the Dockerfile, as far as it can be had without a container: the same files in a folder of their own, the same
// commands, and the same rights. What is only read is in tests/deploy.test.ts.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { expect, test } from "@playwright/test";
import { DockerfileParser } from "dockerfile-ast";

import { root } from "../scripts/children.ts";
import { freePort } from "../scripts/ports.ts";
import { type Cluster, startCluster } from "../scripts/postgres/cluster.ts";
import { cleanEnvironment, HASH_KEY } from "../scripts/temporary-site.ts";
import { PETITION } from "./support/signing.ts";

// The ordinary user of Debian that owns nothing. Only root can become it.
const NOBODY = 65_534;
const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
const DATABASE = "postgres";
const READY_MILLISECONDS_MAX = 60_000;

const instructions = DockerfileParser.parse(readFileSync(path.join(root, "Dockerfile"), "utf8")).getInstructions();
const distDir = process.env["E2E_DIST_DIR"]!;

let folder: string;
let database: Cluster | undefined;
let settings: Record<string, string>;
const running: ChildProcess[] = [];

test.describe.configure({ mode: "serial" });
test.skip(process.platform !== "linux", "the image is made for Linux");

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-image-"));
  chmodSync(folder, 0o755);
  database = await startCluster({
    folder: path.join(folder, "postgres"),
    port: await freePort(),
    password: "image",
    maxConnections: 50,
  });
  settings = {
    SITE_URL: "https://image.example.org",
    SITE_NAME: "Harbor of the image",
    DATABASE_URL: database.url(DATABASE),
    HASH_KEY,
    SEAL_KEYS: `k1:${HASH_KEY}`,
    NEXTAUTH_SECRET: HASH_KEY,
    RESEND_API_KEY: "re_image",
    RESEND_BASE_URL: process.env["E2E_POSTBOX_URL"]!,
    MAIL_FROM: "Harbor <hello@example.org>",
    NEXT_DIST_DIR: distDir,
    WORKER: "off",
    WEB_CONCURRENCY: "1",
    ...environmentOfImage(),
    HOST: "127.0.0.1",
    PORT: `${await freePort()}`,
    DATA_DIR: path.join(folder, "data"),
  };
});

test.afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("the commands of the build make, from what the image gets, the build that the tests use, and leave out what only tests need", () => {
  const built = path.join(folder, "srv");
  mkdirSync(built);
  copyContext(built);
  link("node_modules", built);
  link(distDir, built);
  for (const command of commandsOfBuild()) {
    const { status, stdout, stderr } = spawnSync("bash", ["-euo", "pipefail", "-c", command], {
      cwd: built,
      encoding: "utf8",
      env: cleanEnvironment({ ...settings, npm_config_offline: "true" }),
    });
    expect(status, `${command}\n${stdout}\n${stderr}`).toBe(0);
    // The sources are the same, so nothing is built again.
    expect(stdout).not.toContain("Building the site");
  }
  expect(existsSync(path.join(built, "node_modules/next"))).toBe(true);
  for (const name of ["vitest", "eslint", "axe-core", "libpg-query"])
    expect(existsSync(path.join(built, "node_modules", name)), name).toBe(false);
  for (const name of ["e2e", "tests", ".git", ".data"]) expect(existsSync(path.join(built, name)), name).toBe(false);
});

test("an ordinary user who can write nothing but the data runs migration, site, health check and worker from it", async () => {
  mkdirSync(settings["DATA_DIR"]!, { mode: 0o700 });
  if (asNobody.uid) spawnSync("chown", [`${NOBODY}:${NOBODY}`, settings["DATA_DIR"]!]);
  const migration = start(["node", "scripts/database/migrate.ts"]);
  expect(await migration.ended, migration.said()).toBe(0);

  const site = start(jsonOf("CMD"));
  const began = Date.now();
  const until = began + READY_MILLISECONDS_MAX;
  while (site.child.exitCode === null && Date.now() < until && !(await responds("/about"))) continue;
  console.log(
    `a container with other settings than its build serves after ${((Date.now() - began) / 1000).toFixed(1)} s`,
  );
  expect(await (await get("/about")).text()).toContain("<title>About this site · Harbor of the image</title>");
  expect(await (await get(PETITION)).text()).toContain("Harbor of the image");

  const worker = start(["node", "scripts/with-services.ts", "scripts/worker.ts"]);
  await expect
    .poll(async () => (await start(healthCheck()).ended) === 0, { timeout: READY_MILLISECONDS_MAX })
    .toBe(true);
  await expect.poll(worker.said).toContain("worker-started");
  expect([site.child.exitCode, worker.child.exitCode]).toEqual([null, null]);
  for (const { child, ended, said } of [worker, site]) {
    child.kill("SIGTERM");
    expect(await ended, said()).toBe(0);
  }
});

/** Copies what `COPY . .` copies: everything but what .dockerignore names. The last line that fits a name decides. */
function copyContext(to: string): void {
  const rules = readFileSync(path.join(root, ".dockerignore"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => ({ pattern: line.replace(/^!/, ""), ignores: !line.startsWith("!") }));
  const isIgnored = (name: string) =>
    rules.findLast(({ pattern }) => path.matchesGlob(name, pattern))?.ignores === true;
  const holdsKept = (name: string) => rules.some(({ pattern, ignores }) => !ignores && pattern.startsWith(`${name}/`));
  const copy = (name: string) => {
    if (!holdsKept(name)) return isIgnored(name) ? undefined : link(name, to);
    mkdirSync(path.join(to, name));
    for (const entry of readdirSync(path.join(root, name))) copy(`${name}/${entry}`);
  };
  for (const name of readdirSync(root)) copy(name);
}

/** A copy that takes no room where both are on one disk. Nothing in it is written to, only replaced or deleted. */
function link(name: string, to: string): void {
  const [from, target] = [path.join(root, name), path.join(to, name)];
  if (spawnSync("cp", ["-al", from, target], { stdio: "ignore" }).status === 0) return;
  rmSync(target, { recursive: true, force: true });
  const { status, stderr } = spawnSync("cp", ["-a", from, target], { encoding: "utf8" });
  expect(status, stderr).toBe(0);
}

/** What each `RUN` of the first stage gives to the shell. Those of the second change the system, which is not ours. */
function commandsOfBuild(): string[] {
  const stages = instructions.flatMap((each, index) => (each.getKeyword() === "FROM" ? [index] : []));
  return instructions
    .slice(stages[0], stages[1])
    .filter((each) => each.getKeyword() === "RUN")
    .map((each) =>
      each
        .getArgumentsContent()!
        .replace(/^(--\S+\s+)*/, "")
        .replaceAll("\\\n", " "),
    );
}

const argumentsOf = (keyword: string) =>
  instructions.findLast((each) => each.getKeyword() === keyword)!.getArgumentsContent()!;
const jsonOf = (keyword: string) => JSON.parse(argumentsOf(keyword)) as string[];
const healthCheck = () => JSON.parse(argumentsOf("HEALTHCHECK").replace(/^.*CMD /, "")) as string[];
const environmentOfImage = () =>
  Object.fromEntries(
    argumentsOf("ENV")
      .split(/\s+/)
      .map((pair) => pair.split("=") as [string, string]),
  );

/** Starts a command of the image in its folder, on its own Node, as its user. */
function start([, ...args]: string[]) {
  const cwd = path.join(folder, "srv");
  const child = spawn(path.join(cwd, "node_modules/node/bin/node"), args, {
    ...{ cwd, ...asNobody, stdio: ["ignore", "pipe", "pipe"] },
    env: cleanEnvironment({ ...settings, HOME: "/nonexistent" }),
  });
  running.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { child, ended, said: () => said };
}

const get = (pathname: string) =>
  fetch(`http://127.0.0.1:${settings["PORT"]}${pathname}`, { headers: { connection: "close" } });

const responds = (pathname: string): Promise<boolean> =>
  get(pathname).then(
    ({ ok }) => ok,
    () => new Promise<boolean>((resolve) => setTimeout(resolve, 100, false)),
  );
