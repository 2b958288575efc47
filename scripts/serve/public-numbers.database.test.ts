import http from "node:http";
import type { AddressInfo } from "node:net";

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { setSwitch } from "@/lib/limits/commands";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { confirm } from "@/lib/signatures/commands";
import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { signs } from "@/tests/signer";

import { servePublicNumbers } from "./public-numbers";

const now = new Date();
const PATH = "/api/petitions/harbor";
const LEFT_TO_NEXT = 299;
let server: http.Server;
let petitionId: number;

beforeAll(async () => {
  const serve = servePublicNumbers({ siteUrl: "https://example.org" });
  server = http.createServer((request, response) => {
    void serve(request, response).then((served) => served || response.writeHead(LEFT_TO_NEXT).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
});

async function ask(headers: Record<string, string> = {}, { path = PATH, method = "GET" } = {}) {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers });
  const text = await response.text();
  const confirmed = /"confirmed":(\d+)/.exec(text)?.[1];
  return { status: response.status, headers: response.headers, text, confirmed: Number(confirmed) };
}

async function oneMore(number: number) {
  const draft = await signs(now, { ...cast.grace, email: `person${number}@example.org` });
  expect((await confirm(draft!, now)).ok).toBe(true);
}

test("the number is exact at each moment, and 304 is said only while it is the same", async () => {
  let etag = "";
  for (const number of [0, 1, 2]) {
    if (number > 0) await oneMore(number);
    const fresh = await ask({ "if-none-match": etag });
    expect(fresh).toMatchObject({ status: 200, confirmed: number });
    etag = fresh.headers.get("etag")!;
    expect(await ask({ "if-none-match": etag })).toMatchObject({ status: 304, text: "" });
  }
});

test("a pause, a new goal and a new text are in the numbers at once, and so is that the petition is hidden", async () => {
  const said = async () => {
    const { status, text } = await ask();
    return { status, json: JSON.parse(text) as Record<string, unknown> };
  };
  expect(await said()).toMatchObject({ status: 200, json: { status: "open", goal: 1000, version: 1 } });
  const change = (statement: string) => onDatabase((client) => client.query(statement, [petitionId]));
  await change("UPDATE petition SET goal = 2000 WHERE id = $1");
  expect(await said()).toMatchObject({ json: { status: "open", goal: 2000 } });
  await setSwitch(null, "signing-paused", true, now);
  expect(await said()).toMatchObject({ json: { status: "paused" } });
  await setSwitch(null, "signing-paused", false, now);
  await change(
    `INSERT INTO petition_version (petition_id, number, content, content_hash)
     SELECT petition_id, 2, jsonb_set(content, '{en,title}', '"As it reads now"'), sha256('2') FROM petition_version WHERE petition_id = $1`,
  );
  expect(await said()).toMatchObject({ json: { status: "open", version: 2, title: "As it reads now" } });
  await change("UPDATE petition SET status = 'hidden' WHERE id = $1");
  expect(await ask()).toMatchObject({ status: 404 });
});

test("nobody gets a number that was read before they came, however many ask at once", async () => {
  const early = Array.from({ length: 30 }, () => ask());
  await onDatabase((client) =>
    client.query(
      "INSERT INTO tally_entry (petition_id, state, delta, hour) VALUES ($1, 'TX', 1, date_trunc('hour', now()))",
      [petitionId],
    ),
  );
  const late = await Promise.all(Array.from({ length: 30 }, () => ask()));
  expect(late.map(({ confirmed }) => confirmed)).toEqual(Array.from({ length: 30 }, () => 1));
  await Promise.all(early);
});

test("the response has the headers of the route and of the site, and is the same compressed", async () => {
  const [plain, zipped] = [await ask({ "accept-encoding": "identity" }), await ask({ "accept-encoding": "gzip" })];
  expect(zipped.headers.get("content-encoding")).toBe("gzip");
  const counted = ({ text }: { text: string }) => text.replace(/"countedAt":"[^"]*"/, "");
  expect(counted(zipped)).toBe(counted(plain));
  for (const [name, value] of [
    ["access-control-allow-origin", "*"],
    ["cache-control", "public, max-age=5, stale-while-revalidate=30"],
    ["cross-origin-resource-policy", "cross-origin"],
    ["content-type", "application/json"],
    ["vary", "Accept-Encoding"],
    ["x-content-type-options", "nosniff"],
  ] as const)
    expect(plain.headers.get(name)).toBe(value);
  expect(plain.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await ask({}, { method: "HEAD" })).toMatchObject({ status: 200, text: "" });
});

test("a petition that is unknown or was taken down gets the problem that the route writes", async () => {
  expect(await ask({}, { path: "/api/petitions/nothing" })).toMatchObject({ status: 404 });
  await onDatabase((client) => client.query("UPDATE petition SET status = 'taken_down' WHERE id = $1", [petitionId]));
  const gone = await ask();
  expect(gone.status).toBe(410);
  expect(gone.headers.get("content-type")).toContain("application/problem+json");
});

test.each([
  ["/api/petitions", "GET"],
  ["/api/petitions/harbor/history", "GET"],
  ["/api/petitions/Harbor", "GET"],
  [PATH, "POST"],
  [PATH, "OPTIONS"],
])("%s with %s is left to Next", async (path, method) => {
  expect((await ask({}, { path, method })).status).toBe(LEFT_TO_NEXT);
});
