import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { expect, test } from "@playwright/test";

import { root } from "../scripts/children.ts";
import { freePort } from "../scripts/ports.ts";
import { cleanEnvironment, HASH_KEY, startTemporarySite, type TemporarySite } from "../scripts/temporary-site.ts";
import { run } from "./support/database.ts";
import { processesOn } from "./support/processes.ts";
import { PETITION } from "./support/signing.ts";

const METRICS_TOKEN = "the-token-of-the-tests-of-operation";

let dataDir: string;
let settings: Record<string, string>;
let site: TemporarySite;

// All tests use one site, so the order matters.
test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-operation-"));
  // A build contains the URL of the site. With that of the site under test, its build can be used here too.
  settings = {
    SITE_URL: process.env["E2E_SITE_URL"]!,
    HASH_KEY,
    NEXT_DIST_DIR: process.env["E2E_DIST_DIR"]!,
    PORT: `${await freePort()}`,
    WEB_CONCURRENCY: "2",
    METRICS_TOKEN,
    // Others than those of the build.
    SITE_NAME: "Harbor & <Light>",
    CONTACT_EMAIL: "light@example.org",
  };
  site = await startTemporarySite(settings, dataDir);
});

test.afterAll(async () => {
  await site?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test("a build for other settings serves pages and files with those of the start", async () => {
  const ofBuild = await fetch(`${process.env["E2E_SITE_URL"]}/about`);
  const page = await get("/about");
  const html = await page.text();
  expect(html).toContain("<title>About this site · Harbor &amp; &lt;Light&gt;</title>");
  expect(html).toContain("mailto:light@example.org");
  expect(html).not.toMatch(/Safe Harbor for Every Child<|contact@example\.org/);
  // In all else it is the page of the build: no framework, and any cache may keep it.
  expect(html.match(/<script\b[^>]*>/g)).toEqual((await ofBuild.text()).match(/<script\b[^>]*>/g));
  for (const name of ["cache-control", "content-security-policy", "content-type", "vary"])
    expect(page.headers.get(name), name).toBe(ofBuild.headers.get(name));
  // Whichever process responds, and also to the framework's router.
  const headers = { connection: "close", rsc: "1" };
  const again = await Promise.all(
    Array.from({ length: 8 }, async () =>
      (await fetch(`http://127.0.0.1:${settings["PORT"]}/about`, { headers })).text(),
    ),
  );
  expect(new Set(again)).toEqual(new Set([html]));
  expect(await (await get("/manifest.webmanifest")).json()).toMatchObject({ name: "Harbor & <Light>" });
  expect(await (await get("/robots.txt")).text()).toContain(`Sitemap: ${settings["SITE_URL"]}/sitemap.xml`);
  const sheet = await get("/print/fact-sheet-en.svg");
  expect([sheet.status, sheet.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
  expect((await sheet.text()).length).toBeGreaterThan(1_000);
});

test("the numbers for Prometheus are those of all server processes, whichever is asked", async () => {
  const before = pagesIn(await scrape());
  for (let time = 0; time < 20; time += 1) await get("/about");
  const scrapes = await Promise.all(Array.from({ length: 8 }, scrape));
  for (const text of scrapes) {
    expect(Object.keys(pagesIn(text)).sort()).toEqual(["1", "2"]);
    expect(sumOf(pagesIn(text)) - sumOf(before)).toBe(20);
    expect(text).toContain("\nsafe_harbor_database_up 1\n");
  }
  expect((await get("/api/metrics")).status).toBe(401);
  expect((await fetch(`${process.env["E2E_SITE_URL"]}/api/metrics`)).status).toBe(404);
});

test("a killed server process is replaced, the site keeps responding, and no connection hangs", async () => {
  const [killed, other] = serverProcesses();
  // The connections of the process are closed when it dies. None keeps waiting.
  const meanwhile = Array.from({ length: 100 }, () =>
    get("/about", AbortSignal.timeout(30_000)).then(
      ({ status }) => status,
      ({ name }: Error) => name,
    ),
  );
  process.kill(killed!, "SIGKILL");
  expect(await Promise.all(meanwhile)).not.toContain("TimeoutError");
  await expect.poll(serverProcesses).not.toContain(killed);
  for (let time = 0; time < 20; time += 1) expect(await confirmed()).toBe(0);
  await expect.poll(serverProcesses).toHaveLength(2);
  expect(serverProcesses()).toContain(other);
});

test("after all processes were killed at once, a start recovers by itself, with every signature", async () => {
  await writeSignatures(3);
  await killEverything();
  site = await startTemporarySite(settings, dataDir);
  expect(await confirmed()).toBe(3);
  expect((await get("/api/health")).status).toBe(200);
  await writeSignatures(2);
  await expect.poll(() => confirmed()).toBe(5);
});

test("a second start on the same data names the process that uses it, and ends", async () => {
  const { code, said } = await runToEnd(["scripts/start.ts"], {
    ...settings,
    DATA_DIR: dataDir,
    PORT: `${await freePort()}`,
  });
  expect(said).toContain(`${dataDir} is in use by process ${site.starter.pid}`);
  expect(code).toBe(1);
  expect(await confirmed()).toBe(5);
});

test("a backup is made while the site runs on the PostgreSQL of its own, and restored where everything is gone", async () => {
  await withEmptyFolder(async (folder) => {
    const file = path.join(folder, "today.age");
    const locked = { ...settings, BACKUP_PASSPHRASE: "five words that stay together" };
    const backup = await runToEnd(["scripts/database/backup.ts", file], { ...locked, DATA_DIR: dataDir });
    expect(backup.said).toContain("5 confirmed signatures");
    expect(backup.code).toBe(0);
    const empty = path.join(folder, "data");
    const restored = await runToEnd(["scripts/database/restore.ts", file], { ...locked, DATA_DIR: empty });
    expect(restored.said).toMatch(/^Restored the backup of .*: 5 confirmed signatures, \d+ entries of the log\.$/m);
    expect(restored.code).toBe(0);
  });
  expect(await confirmed()).toBe(5);
});

test("a start on a port that is taken names PORT, and ends", async () => {
  await withEmptyFolder(async (folder) => {
    const { code, said } = await runToEnd(["scripts/start.ts"], { ...settings, DATA_DIR: folder });
    expect(said).toContain(`Port ${settings["PORT"]} is in use by another program. Set PORT`);
    expect(code).toBe(1);
  });
});

test("a worker without a site, a postbox and a key says what to set, and ends", async () => {
  await withEmptyFolder(async (folder) => {
    const { code, said } = await runToEnd(["scripts/with-services.ts", "scripts/worker.ts"], {
      ...settings,
      DATA_DIR: folder,
    });
    expect(said).toContain("Set RESEND_API_KEY, or start the site first");
    expect(code).toBe(1);
  });
});

test("Ctrl-C ends the site and all of its processes", async () => {
  expect(processesOn(dataDir).length).toBeGreaterThan(4);
  const ended = new Promise((resolve) => site.starter.once("exit", resolve));
  site.starter.kill("SIGINT");
  expect(await ended).toBe(0);
  // A helper that the worker's loader starts notices its end a moment later.
  await expect.poll(() => processesOn(dataDir)).toEqual([]);
});

function serverProcesses(): number[] {
  return processesOn(dataDir)
    .filter(({ command }) => command.includes("serve/web.ts"))
    .map(({ pid }) => pid);
}

// A new connection for each request, as from different visitors.
function get(pathname: string, signal?: AbortSignal): Promise<Response> {
  return fetch(`http://127.0.0.1:${settings["PORT"]}${pathname}`, {
    headers: { connection: "close" },
    ...(signal && { signal }),
  });
}

const sumOf = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** The pages that each process has responded with. */
function pagesIn(text: string): Record<string, number> {
  const pages = /^safe_harbor_http_requests_total\{route="page",status="2xx",process="(\d)"\} (\d+)$/gm;
  return Object.fromEntries([...text.matchAll(pages)].map(([, number, count]) => [number!, Number(count)]));
}

async function scrape(): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${settings["PORT"]}/api/metrics`, {
    headers: { connection: "close", authorization: `Bearer ${METRICS_TOKEN}` },
  });
  expect(response.status).toBe(200);
  return response.text();
}

async function confirmed(): Promise<number> {
  const response = await get(`/api${PETITION}`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { signatures: { confirmed: number } }).signatures.confirmed;
}

async function writeSignatures(count: number): Promise<void> {
  await run(
    site.databaseUrl,
    `
    INSERT INTO signature (petition_id, version, status, email_hash, name_sealed, email_sealed, zip, state, locale,
      emails_since, last_post_at, created_at, confirmed_at)
    SELECT petition.id, 1, 'confirmed', sha256(gen_random_uuid()::text::bytea), '', '', '78701', 'TX', 'en', now(), now(), now(), now()
    FROM petition, generate_series(1, $1) WHERE slug = $2`,
    [count, path.basename(PETITION)],
  );
}

// The youngest process first, so that those that could restart or stop the others are killed last.
async function killEverything(): Promise<void> {
  for (const { pid } of processesOn(dataDir).sort((a, b) => b.pid - a.pid)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      // Already ended with the one before it.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
  await expect.poll(() => processesOn(dataDir)).toEqual([]);
}

async function withEmptyFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-operation-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runToEnd(args: string[], settings: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: cleanEnvironment(settings),
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, said }));
  });
}
