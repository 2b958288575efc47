import http from "node:http";
import type { AddressInfo } from "node:net";

import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";

import { disconnect } from "@/lib/db/client";
import { databaseUrl, emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { startPooler } from "@/tests/pooler";

import { DATABASE_AWAY_HEADER } from "./incoming";
import { keepPageTemplates } from "./page-templates";
import { servePublicNumbers } from "./public-numbers";

// Longer than the longest wait for a statement or a connection.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const WAIT_MILLISECONDS_MAX = 15_000;
const STATEMENT_MILLISECONDS_MAX = 11_000;

// Set before any module reads the settings.
const direct = databaseUrl();
const proxy = await startPooler(direct);
process.env["DATABASE_URL"] = proxy.url;

const PAGE = "/petitions/harbor";
let server: http.Server;
let petitionId: number;

// In the place of Next, which says 503 where it learns that the database is unavailable.
async function renderPage({ headers }: http.IncomingMessage, response: http.ServerResponse) {
  if (DATABASE_AWAY_HEADER in headers) response.statusCode = 503;
  response.end("<html><body><div>\uE000number\uE001</div></body></html>");
}

beforeAll(async () => {
  await emptyDatabase();
  petitionId = await createPetition();
  const templates = keepPageTemplates(renderPage, { siteUrl: "https://example.org", buildId: "build" });
  const numbers = servePublicNumbers({ siteUrl: "https://example.org" });
  server = http.createServer((request, response) => {
    request.headers["x-client-ip"] = "192.0.2.1";
    const serve = async () => {
      if (await templates.serveFromTemplate(request, response)) return;
      if (!(await numbers(request, response))) await renderPage(request, response);
    };
    void serve();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(() => Object.assign(proxy, { frozen: false, refuses: false, delayMilliseconds: 0 }));
afterAll(async () => {
  server.close();
  await disconnect();
  await proxy.close();
});

async function get(path = PAGE) {
  const began = performance.now();
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  const count = /data-count="(\d+)"/.exec(await response.text())?.[1];
  return { status: response.status, count: Number(count), milliseconds: performance.now() - began };
}

/** Counts one more confirmed signature, past the proxy. */
const countOneMore = () =>
  onDatabase(
    (client) =>
      client.query(
        "INSERT INTO tally_entry (petition_id, state, delta, hour) VALUES ($1, 'TX', 1, date_trunc('hour', now()))",
        [petitionId],
      ),
    direct,
  );

test("a slow database makes a page slow, and not a queue of its readers: all who come together wait for two checks and two reads at most", async () => {
  await get();
  proxy.delayMilliseconds = 200;
  // Nothing was written since, so this one takes as long as the check alone.
  const alone = await get();
  expect(alone.milliseconds).toBeGreaterThan(400);
  const first = get();
  await countOneMore();
  const together = await Promise.all(Array.from({ length: 50 }, () => get()));
  await first;
  // They came after the number had changed, so none may have been given the old one.
  expect(together.map(({ count }) => count)).toEqual(Array.from({ length: 50 }, () => alone.count + 1));
  // A connection prepares a statement that is new to it in a round trip of its own, so these are eight, far from fifty.
  expect(Math.max(...together.map(({ milliseconds }) => milliseconds))).toBeLessThan(10 * alone.milliseconds);
});

test("a database that hangs makes no reader wait longer than its time-out, and no page without it; then all is exact again", async () => {
  const before = await get();
  proxy.frozen = true;
  const hanging = Promise.all([get(), get(), get("/es" + PAGE)]);
  // Pages without a database are somebody else's, which is known at once.
  for (const path of ["/about", "/get-help"]) expect((await get(path)).milliseconds).toBeLessThan(1_000);
  const late = new Promise((resolve) => setTimeout(resolve, 2_000)).then(() => get());
  for (const { status, milliseconds } of [...(await hanging), await late]) {
    expect(status).toBe(503);
    expect(milliseconds).toBeLessThan(WAIT_MILLISECONDS_MAX);
  }
  expect((await late).milliseconds).toBeLessThan(STATEMENT_MILLISECONDS_MAX);
  proxy.frozen = false;
  await countOneMore();
  await expect.poll(get, { timeout: WAIT_MILLISECONDS_MAX }).toMatchObject({ status: 200, count: before.count + 1 });
});

test("a database that is gone is found out at once, and its pages are exact as soon as it is back", async () => {
  const before = await get();
  await onDatabase(
    (client) =>
      client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()",
      ),
    direct,
  );
  proxy.refuses = true;
  const gone = await get();
  expect(gone.status).toBe(503);
  expect(gone.milliseconds).toBeLessThan(6_000);
  // These show what they can without the numbers.
  for (const path of ["/", "/states", "/es/states/tx"]) expect((await get(path)).status).toBe(200);
  expect((await get("/api/petitions/harbor")).status).toBe(503);
  proxy.refuses = false;
  await countOneMore();
  await expect.poll(get, { timeout: WAIT_MILLISECONDS_MAX }).toMatchObject({ status: 200, count: before.count + 1 });
});
