import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";

import { emptyDatabase } from "../../tests/database";
import { createPetition } from "../../tests/petition";
import { signsAndConfirms } from "../../tests/signer";
import { createMetrics } from "./metrics";
import { ROUTE_CLASSES, routeClassOf } from "./route-class";

const TOKEN = "the-token-of-the-tests-of-metrics";
let server: Server;

beforeAll(async () => {
  const metrics = createMetrics({ token: TOKEN, siteUrl: "http://localhost", version: "1.2.3", processNumber: "1" });
  server = createServer((request, response) => {
    metrics.observe(request, response);
    void metrics
      .serveMetrics(request, response)
      .then((done) => done || response.writeHead(request.url === "/broken" ? 500 : 200).end("ok"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());
beforeEach(emptyDatabase);

const get = (url: string, authorization?: string, method = "GET") =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${url}`, {
    method,
    headers: authorization === undefined ? {} : { authorization },
  });
const scrape = async () => (await get("/api/metrics", `Bearer ${TOKEN}`)).text();
const valueOf = (text: string, series: string) =>
  Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${series} `))
      ?.slice(series.length + 1),
  );

describe("the numbers for Prometheus", () => {
  test("are given to nobody without the token", async () => {
    for (const wrong of [undefined, "", TOKEN, `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`]) {
      const response = await get("/api/metrics", wrong);
      expect([response.status, response.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
      expect(await response.text()).not.toContain("safe_harbor_");
    }
  });

  test("count requests by the class of their route and status, whatever is requested", async () => {
    const series = (route: string, status: string) =>
      `safe_harbor_http_requests_total{route="${route}",status="${status}",process="1"}`;
    const before = await scrape();
    for (const url of ["/about", "/es/learn?q=secret", "/broken", `/confirm/${"t".repeat(32)}`, "/wp-login.php"])
      await (await get(url)).text();
    await (await get("/petitions/safe-harbor", undefined, "POST")).text();
    const after = await scrape();
    const rise = (route: string, status: string) =>
      valueOf(after, series(route, status)) - (valueOf(before, series(route, status)) || 0);
    expect(["page", "own-page", "form"].map((route) => rise(route, "2xx"))).toEqual([3, 1, 1]);
    expect(rise("page", "5xx")).toBe(1);
    expect(after).not.toMatch(/secret|tttt|wp-login|learn/);
    const routes = new Set([...after.matchAll(/route="([^"]*)"/g)].map(([, route]) => route!));
    expect([...routes].filter((route) => !(ROUTE_CLASSES as readonly string[]).includes(route))).toEqual([]);
  });

  test("have the confirmed signatures, the emails that wait and the gap of the count, as they are at this moment", async () => {
    await createPetition();
    const before = await scrape();
    expect(valueOf(before, 'safe_harbor_signatures_confirmed{petition="harbor"}')).toBe(0);
    await signsAndConfirms(new Date());
    const after = await scrape();
    expect(valueOf(after, 'safe_harbor_signatures_confirmed{petition="harbor"}')).toBe(1);
    expect(valueOf(after, 'safe_harbor_emails{state="waiting"}')).toBeGreaterThan(0);
    expect(valueOf(after, "safe_harbor_tally_gap")).toBe(0);
    expect(valueOf(after, "safe_harbor_database_up")).toBe(1);
    expect(valueOf(after, 'safe_harbor_info{version="1.2.3"}')).toBe(1);
    expect(valueOf(after, "safe_harbor_worker_last_seen_seconds")).toBe(-1);
  });

  test("have every name that the board and the alerts use", async () => {
    await createPetition();
    const names = new Set([...(await scrape()).matchAll(/^([a-z][a-z0-9_]*)(?=[{ ])/gm)].map(([, name]) => name!));
    const queries = [...boardQueries(), ...alertQueries()];
    expect(queries.length).toBeGreaterThan(25);
    for (const query of queries) {
      const used = [...query.matchAll(/\b(?:safe_harbor|nodejs|process)_[a-z0-9_]+/g)].map(([name]) => name);
      if (!query.startsWith("up{")) expect(used, query).not.toEqual([]);
      expect(
        used.filter((name) => !names.has(name)),
        query,
      ).toEqual([]);
    }
  });
});

test("every request has one of the classes, and forms of signers and pages of one person are classes of their own", () => {
  expect(
    [
      ["GET", "/"],
      ["GET", "/es/petitions/safe-harbor/tx"],
      ["POST", "/es/petitions/safe-harbor"],
      ["GET", "/es/signature/x"],
      ["GET", "/console/emails"],
      ["POST", "/console/emails"],
      ["GET", "/api/petitions/safe-harbor"],
      ["GET", "/api/health"],
      ["GET", "/robots.txt"],
      ["GET", "/dev/stories"],
      ["GET", "/anything%"],
    ].map(([method, url]) => routeClassOf({ method, url })),
  ).toEqual([
    "petition",
    "petition",
    "form",
    "own-page",
    "console",
    "console",
    "numbers",
    "api",
    "file",
    "other",
    "page",
  ]);
});

const deployed = (file: string) => readFileSync(path.resolve(import.meta.dirname, "../../deploy", file), "utf8");

function boardQueries(): string[] {
  expect(readdirSync(path.resolve(import.meta.dirname, "../../deploy/grafana"))).toEqual(["safe-harbor.json"]);
  const board = JSON.parse(deployed("grafana/safe-harbor.json")) as { panels: { targets: { expr: string }[] }[] };
  return board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
}

function alertQueries(): string[] {
  type Rules = {
    groups: { rules: { alert: string; expr: string; annotations: { summary: string; action: string } }[] }[];
  };
  const { groups } = parse(deployed("prometheus/alerts.yaml")) as Rules;
  const rules = groups.flatMap(({ rules: each }) => each);
  for (const { alert, annotations } of rules) expect(annotations.action, alert).toMatch(/\.$/);
  return rules.map(({ expr }) => expr);
}
