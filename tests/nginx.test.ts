// The shipped rules of nginx, in the real nginx, before two servers that say what they were asked. It needs no build.
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { contentPageHeaders } from "../lib/http/headers";
import { fallbackFiles } from "../scripts/fallback-pages";
import { freePort } from "../scripts/ports";
import { addressesIn, rollingRestart, withDown } from "../scripts/rolling-restart";
import { findNginx, type Nginx, RULES, startNginx, untilTrue } from "./nginx";

const program = findNginx();
if (program === null) console.log("nginx is not installed here, so its rules are not tried.");

const KEPT = contentPageHeaders({ siteUrl: "https://petition.example.org" })["cache-control"]!;
const NUMBERS = "public, max-age=5, stale-while-revalidate=30";
// The numbers of these tests are kept as those of the site are, for less long.
const SHORT_NUMBERS = "public, max-age=3, stale-while-revalidate=1";
const NUMBERS_KEPT_MILLISECONDS = 5_000;
// More than the buffers of nginx and of both connections hold.
const LARGE = 16_000_000;

interface Seen {
  port: number;
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
}
const seen: Seen[] = [];
let upstreams: { port: number; server: Server }[];
let folder: string;
let nginx: Nginx;

test("the fallback pages of nginx are those of the site", () => {
  for (const [name, text] of fallbackFiles())
    expect(readFileSync(path.join(RULES, "pages", name), "utf8"), `run node scripts/fallback-pages.ts: ${name}`).toBe(
      text,
    );
});

test("a server is taken out and put back, and all other lines stay as they are", () => {
  const text = "# two\nserver 127.0.0.1:1 max_fails=0;\n  server 127.0.0.1:2;\n";
  const down = withDown(text, "127.0.0.1:1");
  expect(down).toBe("# two\nserver 127.0.0.1:1 max_fails=0 down;\n  server 127.0.0.1:2;\n");
  expect(withDown(down, "127.0.0.1:2")).toBe("# two\nserver 127.0.0.1:1 max_fails=0;\n  server 127.0.0.1:2 down;\n");
  expect(withDown(down, null)).toBe(text);
  expect(addressesIn(readFileSync(path.join(RULES, "servers.conf"), "utf8"))).toEqual([
    "127.0.0.1:3001",
    "127.0.0.1:3002",
  ]);
});

describe.skipIf(program === null)("nginx", () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-nginx-"));
    upstreams = [await startUpstream(), await startUpstream()];
    const addresses = upstreams.map(({ port }) => `127.0.0.1:${port}`);
    nginx = await startNginx({ nginx: program!, folder, port: await freePort(), addresses });
  });
  beforeEach(() => void seen.splice(0));
  afterAll(async () => {
    await nginx?.stop();
    for (const { server } of upstreams ?? []) server.close().closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });

  test("the shipped file for a server with TLS is accepted", () => {
    const said = spawnSync(program!, ["-t", "-c", writeShipped(folder)], { encoding: "utf8" });
    expect(said.stderr).toContain("test is successful");
  });

  test("pages and files of content are kept, one copy for each encoding", async () => {
    for (const encoding of ["br", "gzip, br;q=0.5", "gzip", "identity", "zstd"])
      await ask(`/kept?${encoding.length}`, { "accept-encoding": encoding });
    seen.splice(0);
    expect((await ask("/kept", { "accept-encoding": "gzip, deflate, br" })).headers.get("x-cache")).toBe("MISS");
    expect((await ask("/kept", { "accept-encoding": "br" })).headers.get("x-cache")).toBe("HIT");
    expect((await ask("/kept", { "accept-encoding": "gzip" })).headers.get("x-cache")).toBe("MISS");
    expect((await ask("/kept", { "accept-encoding": "gzip;q=1.0" })).headers.get("x-cache")).toBe("HIT");
    expect(seen.map(({ headers }) => headers["accept-encoding"])).toEqual(["br", "gzip"]);
  });

  test("parts of pages for the framework are neither kept nor mixed up with the page", async () => {
    await ask("/kept/part");
    expect((await ask("/kept/part", { rsc: "1" })).headers.get("x-cache")).toBe("BYPASS");
    expect(await (await ask("/kept/part")).text()).not.toContain("rsc");
  });

  test("the numbers are kept for a moment, and what says no-store never", async () => {
    await ask("/api/petitions/safe-harbor");
    expect((await ask("/api/petitions/safe-harbor")).headers.get("x-cache")).toBe("HIT");
    for (const url of ["/private", "/api/private"]) {
      await ask(url);
      expect((await ask(url)).headers.get("x-cache")).toBe("MISS");
    }
  });

  test("what belongs to a person is never kept, even if its header allowed it", async () => {
    const urls = ["/confirm/kept", "/es/signature/kept", "/console/kept", "/api/auth/kept", "/delivery/kept"];
    for (const url of [...urls, "/api/organizers/exports?kept"]) {
      await ask(url);
      await ask(url);
      expect(seen.filter((each) => each.url === url)).toHaveLength(2);
    }
  });

  test("exports and packets that are read slowly are in no file of nginx", async () => {
    for (const url of ["/api/organizers/exports?large", "/delivery/token/files?large", "/console/large", "/large"])
      expect(await readSlowly(url), url).toBeGreaterThan(LARGE);
    expect(readFileSync(path.join(folder, "error.log"), "utf8")).not.toContain("buffered to a temporary file");
  });

  test("the instance gets the IP that nginx saw, and nothing that the client claims about it", async () => {
    await ask("/private", {
      "x-test-client": "192.0.2.7",
      "x-forwarded-for": "6.6.6.6",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      "x-real-ip": "6.6.6.6",
      forwarded: "for=6.6.6.6",
    });
    const { headers } = seen[0]!;
    expect(headers).toMatchObject({ "x-forwarded-for": "192.0.2.7", "x-forwarded-proto": "http" });
    expect(headers["x-forwarded-host"]).toBe(headers.host);
    expect(JSON.stringify(headers)).not.toMatch(/6\.6\.6\.6|evil/);
  });

  test("forms pass, each once and on a connection of its own", async () => {
    const response = await post("/form", "name=Grace");
    expect(await response.text()).toBe("POST name=Grace");
    expect(seen).toMatchObject([{ method: "POST", headers: { connection: "close" } }]);
  });

  test("a flood from one source gets a page, other sources and mail services go on", async () => {
    const flood = await Promise.all(
      Array.from({ length: 120 }, () => post("/es/form", "a=b", { "x-test-client": "192.0.2.9" })),
    );
    const refused = flood.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(10);
    expect(await refused[0]!.text()).toContain("Llegó demasiado desde su conexión");
    expect(refused[0]!.headers.get("content-security-policy")).toContain("style-src 'self'");
    expect((await post("/form", "a=b", { "x-test-client": "192.0.2.10" })).status).toBe(200);
    const hooks = Array.from({ length: 120 }, () =>
      post("/api/webhooks/resend", "{}", { "x-test-client": "192.0.2.9" }),
    );
    expect((await Promise.all(hooks)).every(({ status }) => status === 200)).toBe(true);
  });

  test("the numbers for Prometheus are not given out here", async () => {
    expect((await ask("/api/metrics")).status).toBe(404);
    expect(seen).toEqual([]);
  });

  test("the log has no IP, no query and no token", async () => {
    await ask("/confirm/secret-token?q=secret-query", { "x-test-client": "192.0.2.11" });
    await ask("/private?q=secret-query");
    await untilTrue("it is logged", async () => readFileSync(nginx.accessLog, "utf8").includes("/private"));
    const log = readFileSync(nginx.accessLog, "utf8");
    expect(log).toContain('"path":"/confirm/…"');
    expect(log).not.toMatch(/secret|192\.0\.2\.11/);
    for (const line of log.trim().split("\n")) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  test("an instance that is taken out gets nothing, and no request fails while each is restarted", async () => {
    const statuses = new Map<number, number>();
    let done = false;
    const asking = Array.from({ length: 4 }, async (_, number) => {
      while (!done) {
        const { status } = await (number % 2
          ? ask("/private")
          : post("/form", "a=b", { "x-test-client": `192.0.3.${number}` }));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    });
    const restarting = rollingRestart({
      serversFile: nginx.serversFile,
      reload: nginx.reload,
      isReady: async () => true,
      restart: async (address) => {
        seen.splice(0);
        await untilTrue("the other one serves", async () => seen.length > 5);
        expect(seen.filter(({ port }) => `127.0.0.1:${port}` === address)).toEqual([]);
      },
    });
    await restarting.finally(() => (done = true));
    await Promise.all(asking);
    expect(await restarting).toHaveLength(2);
    expect([...statuses.keys()]).toEqual([200]);
  });

  test("while every instance is away, pages of content are still there, and all others say so with the helplines", async () => {
    await ask("/kept/away");
    for (const url of ["/api/petitions/other", "/embed/harbor/badge.svg", "/es/embed/harbor/badge.svg"]) {
      await ask(url);
      expect((await ask(url)).headers.get("x-cache"), url).toBe("HIT");
    }
    // Past the seconds of their header.
    await new Promise((resolve) => setTimeout(resolve, NUMBERS_KEPT_MILLISECONDS));
    for (const { server } of upstreams) server.close().closeAllConnections();
    const kept = await ask("/kept/away");
    expect([kept.status, await kept.text()]).toEqual([200, "GET /kept/away"]);
    const away = await ask("/private");
    expect([away.status, away.headers.get("retry-after")]).toEqual([503, "30"]);
    const text = await away.text();
    expect(text).toContain("This site is away for a while");
    expect(text).toContain("1-888-373-7888");
    expect((await ask("/plain.css")).status).toBe(200);
    expect(await (await post("/es/form", "a=b")).text()).toContain("Este sitio no está disponible por ahora");
    // Not even the numbers of a moment ago, which would look like those of now.
    for (const url of ["/api/petitions/other", "/embed/harbor/badge.svg", "/es/embed/harbor/badge.svg"]) {
      const numbers = await ask(url);
      expect([numbers.status, numbers.headers.get("content-type")], url).toEqual([503, "application/problem+json"]);
    }
  });
});

async function ask(url: string, headers: Record<string, string> = {}): Promise<Response> {
  const { "accept-encoding": encoding = "identity", ...others } = headers;
  return fetch(`${nginx.url}${url}`, { headers: { "accept-encoding": encoding, connection: "close", ...others } });
}

function post(url: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${nginx.url}${url}`, { method: "POST", body, headers: { connection: "close", ...headers } });
}

/** Reads nothing for a moment, so that what nginx gets meanwhile has to be somewhere. Returns how many bytes there were. */
async function readSlowly(url: string): Promise<number> {
  const response = await ask(url);
  await new Promise((resolve) => setTimeout(resolve, 500));
  return (await response.arrayBuffer()).byteLength;
}

async function startUpstream(): Promise<{ port: number; server: Server }> {
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, server };
}

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "", url = "", headers, socket } = request;
  seen.push({ port: socket.localPort!, method, url, headers });
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const isShort = url.endsWith("badge.svg") || url.endsWith("/other");
  const isNumber = url.startsWith("/api/petitions");
  const cacheControl = url.includes("kept") ? KEPT : isShort ? SHORT_NUMBERS : isNumber ? NUMBERS : "no-store";
  response.writeHead(200, { "cache-control": cacheControl, vary: "rsc, accept-encoding" });
  if (url.includes("large")) response.write(Buffer.alloc(LARGE));
  response.end(`${method} ${body || url}${headers["rsc"] ? " rsc" : ""}`);
}

/** The file that is edited for a server, with its folders moved here and a certificate made for it. */
function writeShipped(into: string): string {
  const [key, certificate] = [path.join(into, "key.pem"), path.join(into, "certificate.pem")];
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"].concat([
      "-keyout",
      key,
      "-out",
      certificate,
    ]),
    { stdio: "ignore" },
  );
  const logs = path.join(into, "logs");
  mkdirSync(logs, { recursive: true });
  const servers = path.join(into, "shipped-servers.conf");
  copyFileSync(path.join(RULES, "servers.conf"), servers);
  let text = readFileSync(path.join(RULES, "safe-harbor.conf"), "utf8");
  for (const [from, to] of [
    ["/srv/safe-harbor/current/deploy/nginx", RULES],
    ["/etc/nginx/safe-harbor-servers.conf", servers],
    ["/var/cache/nginx/safe-harbor", path.join(into, "shipped-cache")],
    ["/etc/letsencrypt/live/petition.example.org/fullchain.pem", certificate],
    ["/etc/letsencrypt/live/petition.example.org/privkey.pem", key],
    ["/var/log/nginx", logs],
    // Testing a file opens its ports.
    [/listen (\[::\]:)?80\b/g, "listen $18080"],
    [/listen (\[::\]:)?443\b/g, "listen $18443"],
  ] as const) {
    const moved = text.replaceAll(from, to);
    expect(moved, `${from} stands in safe-harbor.conf`).not.toBe(text);
    text = moved;
  }
  const file = path.join(into, "shipped.conf");
  writeFileSync(file, `pid ${path.join(into, "shipped.pid")};\nevents {}\nhttp {\n${text}\n}\n`);
  return file;
}
