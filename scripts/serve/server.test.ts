import { connect } from "node:net";
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { parseEnv } from "../../lib/env";
import { testSettings } from "../../tests/settings";
import { createSiteServer } from "./server";

let server: Server | undefined;
let seen: IncomingHttpHeaders[] = [];
beforeEach(() => {
  seen = [];
});
afterEach(() => server?.close());

const answerOk = async (request: IncomingMessage, response: ServerResponse) => {
  seen.push({ ...request.headers });
  for await (const _chunk of request) continue;
  response.end("ok");
};

async function listen(handle = answerOk, trustedProxies = ""): Promise<number> {
  const { SITE_URL, TRUSTED_PROXIES } = parseEnv({ ...testSettings, TRUSTED_PROXIES: trustedProxies });
  const listening = createSiteServer(handle, { SITE_URL, TRUSTED_PROXIES });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  return (listening.address() as AddressInfo).port;
}

/** Sends bytes as they are, and resolves with all that comes back before the other end closes. */
function exchange(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(request));
    socket.on("data", (chunk) => (answer += String(chunk)));
    socket.on("close", () => resolve(answer));
    socket.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" || error.code === "EPIPE" ? resolve(answer) : reject(error),
    );
  });
}

const get = (port: number, headers: Record<string, string> = {}, path = "/about") =>
  exchange(
    port,
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join("")}\r\n`,
  );

describe("what a stranger claims is not believed", () => {
  const claims = {
    "X-Client-IP": "6.6.6.6",
    "X-Forwarded-For": "6.6.6.6",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    Forwarded: "for=6.6.6.6",
    "X-Middleware-Subrequest": "proxy:proxy:proxy",
  };

  test("without a trusted proxy every claim is removed and the socket's address set", async () => {
    await get(await listen(), claims);
    expect(seen[0]).toEqual({ host: "localhost", connection: "close", "x-client-ip": "127.0.0.1" });
  });

  test("what the browser says it shows already reaches Next only where it can be read", async () => {
    const port = await listen();
    for (const state of ["%", "{}", "%7B%22a%22%3A1%7D", "null"]) await get(port, { "Next-Router-State-Tree": state });
    await get(port, { "Next-Router-State-Tree": encodeURIComponent(JSON.stringify(["", {}])) });
    expect(seen.map((headers) => headers["next-router-state-tree"])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      "%5B%22%22%2C%7B%7D%5D",
    ]);
  });

  test("a form whose action is not there any more is answered with a page in the reader's language", async () => {
    for (const status of [400, 404, 409, 500]) {
      const port = await listen(async (_request, response) => {
        response.statusCode = status;
        response.setHeader("content-type", "text/plain");
        response.end("Server Action unavailable.");
      });
      const answer = await exchange(
        port,
        "POST /es/subscribe HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
      );
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).toContain('<html lang="es">');
      server?.close();
    }
  });

  test("a request that offers another protocol is answered as it stands", async () => {
    const port = await listen();
    const answer = await exchange(
      port,
      "GET /about HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("a trusted proxy may say who asked and how, and still not the rest", async () => {
    await get(await listen(answerOk, "127.0.0.1"), claims);
    expect(seen[0]).toMatchObject({
      "x-client-ip": "6.6.6.6",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
    });
    expect(seen[0]).not.toHaveProperty("x-middleware-subrequest");
  });
});

describe("a broken request is answered and harms nobody", () => {
  test.each([
    ["no HTTP at all", "GARBAGE\r\n\r\n", 400],
    ["no host", "GET / HTTP/1.1\r\n\r\n", 400],
    ["two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400],
    [
      "a length and chunks",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
      400,
    ],
    ["headers without end", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, 431],
    ["an address of another site", "GET http://evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n", 400],
    ["an address that is no path", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 400],
    ["an address with two slashes", "GET //evil.example HTTP/1.1\r\nHost: a\r\n\r\n", 400],
    ["an address that does not decode", "GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n", 400],
    ["an address with a NUL", "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400],
    ["a method of another protocol", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 405],
    ["a body that says it is too long", "POST /about HTTP/1.1\r\nHost: a\r\nContent-Length: 1000001\r\n\r\n", 413],
  ])("%s", async (_name, request, status) => {
    const port = await listen();
    expect(await exchange(port, request)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(seen).toEqual([]);
    expect(await get(port)).toMatch(/^HTTP\/1.1 200 /);
  });

  test("a body in chunks is cut off where it passes the limit", async () => {
    const port = await listen();
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    const answer = await exchange(
      port,
      `POST /about HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(16)}0\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(await get(port)).toMatch(/^HTTP\/1.1 200 /);
  });

  test("a form that is too long is answered by a page in the reader's language, and a program by its JSON", async () => {
    const port = await listen();
    const tooLong = (path: string) =>
      exchange(port, `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 1000001\r\n\r\n`);
    expect(await tooLong("/corrections?a=b")).toMatch(/413 [\s\S]*<h1>This is more than a form here takes/);
    expect(await tooLong("/es/corrections")).toMatch(/413 [\s\S]*<h1>Esto es más de lo que admite/);
    expect(await tooLong("/api/petitions")).toMatch(/413 [\s\S]*application\/problem\+json/);
  });

  test("a body in chunks below the limit arrives", async () => {
    const port = await listen();
    const answer = await exchange(
      port,
      "POST /about HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    );
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
  });

  test("an error of the handler is a page that does not show it", async () => {
    const answer = await get(await listen(() => Promise.reject(new Error("the password is swordfish"))));
    expect(answer).toMatch(/^HTTP\/1.1 500 /);
    expect(answer).not.toContain("swordfish");
    expect(answer).toContain("x-content-type-options: nosniff");
  });
});
