// An installation as on a server: two instances behind nginx. What each rule of nginx does is in tests/nginx.test.ts.
import { expect, test } from "@playwright/test";
import pg from "pg";

import { Client } from "../bench/client.ts";
import { multipart, readForm } from "../bench/form.ts";
import { NUMBERS, PETITION } from "../bench/signer.ts";
import { respondsAt, rollingRestart } from "../scripts/rolling-restart.ts";
import { loopback, signAndConfirm, signer } from "../tests/crowd.ts";
import { type Installation, startInstallation } from "../tests/installation.ts";
import { findNginx, untilTrue } from "../tests/nginx.ts";

const nginx = findNginx();
const SIGNERS = 60;
const SIGNERS_A_SECOND = 12;

let site: Installation;
let siteUrl: string;

test.describe.configure({ mode: "serial" });
test.skip(nginx === null, "nginx is not installed on this machine");

test.beforeAll(async () => {
  test.setTimeout(10 * 60_000);
  siteUrl = process.env["E2E_SITE_URL"]!;
  site = await startInstallation({ nginx: nginx!, siteUrl, distDir: process.env["E2E_DIST_DIR"]! });
});
test.afterAll(() => site?.stop());

test("content is served by nginx, pages with live parts by an instance, and the numbers from a moment ago at most", async () => {
  const client = newClient();
  const cacheOf = async (path: string) => (await client.send({ path })).headers["x-cache"];
  await cacheOf("/about");
  expect(await cacheOf("/about")).toBe("HIT");
  await cacheOf(PETITION);
  expect(await cacheOf(PETITION)).toBe("MISS");
  await cacheOf(NUMBERS);
  expect(await cacheOf(NUMBERS)).toMatch(/HIT|STALE|UPDATING/);
  client.close();
});

test("both instances are restarted, one after the other, and no request fails, not even a form", async () => {
  test.setTimeout(5 * 60_000);
  const client = newClient();
  const hidden = readForm((await client.send({ path: PETITION })).body, "zip").fields;
  const statuses: Record<string, number> = {};
  let done = false;
  const visitors = Array.from({ length: 6 }, async (_, visitor) => {
    for (let round = 0; !done; round += 1) {
      const number = 10_000 + visitor * 1_000 + round;
      const headers = { origin: client.origin, "x-test-client": loopback(number) };
      const form = { method: "POST", path: PETITION, ...multipart({ ...hidden, ...signer(number) }) } as const;
      const request = [{ path: "/about" }, form, { path: "/" }, form, { path: NUMBERS }, form][round % 6]!;
      const said = await client
        .send({ ...request, headers: { ...("headers" in request && request.headers), ...headers } })
        .then(
          ({ status }) => `${status}`,
          (error: Error) => error.message,
        );
      const kind = `${"method" in request ? "form" : "page"} ${said}`;
      statuses[kind] = (statuses[kind] ?? 0) + 1;
    }
  });
  const restarting = rollingRestart({
    serversFile: site.nginx.serversFile,
    reload: site.nginx.reload,
    restart: (address) => site.instances.find((each) => each.address === address)!.restart(),
    isReady: respondsAt,
  });
  await restarting.finally(() => (done = true));
  await Promise.all(visitors);
  client.close();
  console.log(`while both were restarted: ${JSON.stringify(statuses)}`);
  expect(Object.keys(statuses).sort()).toEqual(["form 303", "page 200"]);
});

test("an instance, PostgreSQL and the worker are killed while people sign: each confirmed signature counts once", async () => {
  test.setTimeout(5 * 60_000);
  const before = await counted();
  const crowd = signAndConfirm(
    { url: site.nginx.url, siteUrl, postboxUrl: site.postboxUrl },
    SIGNERS,
    SIGNERS_A_SECOND,
  );
  const kill = async () => {
    for (const [share, strike] of [
      [0.1, () => site.instances[0]!.kill()],
      [0.25, site.killDatabase],
      // The last, because all emails come at once after it, and who waited for them confirms within a moment.
      [0.4, site.killWorker],
    ] as const) {
      await untilTrue("some confirmed", async () => (await counted()).confirmed - before.confirmed >= share * SIGNERS);
      strike();
    }
  };
  const [{ confirmed, again }] = await Promise.all([crowd, kill()]);
  console.log(`${confirmed} confirmed, ${again} requests were sent again`);
  const after = await counted();
  expect(after).toEqual({ confirmed: before.confirmed + SIGNERS, people: before.people + SIGNERS });
  const client = newClient();
  await expect
    .poll(async () => (JSON.parse((await client.send({ path: NUMBERS })).body) as Numbers).signatures?.confirmed)
    .toBe(after.confirmed);
  await expect
    .poll(async () => (JSON.parse((await client.send({ path: "/api/health" })).body) as Health).tally)
    .toEqual({ gap: 0 });
  client.close();
});

type Numbers = { signatures?: { confirmed: number } };
type Health = { tally: { gap: number } };

const newClient = () => new Client({ url: site.nginx.url, siteUrl }, { keepAlive: false });

/** The confirmed signatures and the mailboxes that they are of, as the table has them. */
async function counted(): Promise<{ confirmed: number; people: number }> {
  const client = new pg.Client({ connectionString: site.databaseUrl });
  // Killed with the server.
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client
    .query<{ confirmed: number; people: number }>(
      `SELECT count(*)::int AS confirmed, count(DISTINCT email_hash)::int AS people FROM signature WHERE status = 'confirmed'`,
    )
    .finally(() => client.end());
  return rows[0]!;
}
