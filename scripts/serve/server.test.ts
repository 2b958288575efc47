import type { Socket } from "node:net";

import { describe, expect, test, vi } from "vitest";

import { exchange, get, listen, requestOf } from "../../tests/site-server";

describe("headers that a client must not set are not trusted", () => {
  const claims = {
    "X-Client-IP": "6.6.6.6",
    "X-Proven-Form": "1",
    "X-Forwarded-For": "6.6.6.6",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    Forwarded: "for=6.6.6.6",
    "X-Middleware-Subrequest": "proxy:proxy:proxy",
    "X-Prerender-Revalidate": "the secret of a build that anybody may have",
  };

  test("without a trusted proxy all of them are removed and the IP of the socket is set", async () => {
    const server = await listen();
    await get(server, claims);
    expect(server.seen[0]).toEqual({ host: "localhost", connection: "close", "x-client-ip": "127.0.0.1" });
  });

  test("the state of Next's router reaches Next only where it can be parsed", async () => {
    const server = await listen();
    for (const state of ["%", "{}", "%7B%22a%22%3A1%7D", "null"])
      await get(server, { "Next-Router-State-Tree": state });
    await get(server, { "Next-Router-State-Tree": encodeURIComponent(JSON.stringify(["", {}])) });
    expect(server.seen.map((headers) => headers["next-router-state-tree"])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      "%5B%22%22%2C%7B%7D%5D",
    ]);
  });

  test("a request that offers another protocol is handled as an ordinary one", async () => {
    const { port } = await listen();
    const received = await exchange(
      port,
      requestOf("GET", "/states", { Connection: "Upgrade, close", Upgrade: "websocket" }),
    );
    expect(received).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("a request with an unknown expectation is handled as an ordinary one", async () => {
    const { port } = await listen();
    const received = await exchange(port, requestOf("GET", "/states", { Expect: "the unexpected" }));
    expect(received).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("a trusted proxy may set the client and the protocol, and no other header", async () => {
    const server = await listen(undefined, "127.0.0.1");
    await get(server, claims);
    expect(server.seen[0]).toMatchObject({
      "x-client-ip": "6.6.6.6",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
    });
    expect(server.seen[0]).not.toHaveProperty("x-middleware-subrequest");
    expect(server.seen[0]).not.toHaveProperty("x-proven-form");
  });
});

describe("a broken request gets a response and harms nobody", () => {
  const length = (path: string, bytes: number) =>
    `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: ${bytes}\r\n\r\n`;

  test.each([
    ["no HTTP at all", "GARBAGE\r\n\r\n", 400],
    ["no host", "GET / HTTP/1.1\r\n\r\n", 400],
    ["two hosts", "GET /states HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", 400],
    ["two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400],
    [
      "a length and chunks",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
      400,
    ],
    ["headers without end", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, 431],
    ["a URL of another site", "GET http://evil.example/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400],
    ["a URL that is no path", "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400],
    ["a path with two slashes", "GET //evil.example HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400],
    ["a path that does not decode", "GET /%ff HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400],
    ["a path with a NUL", "GET /%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400],
    ["a method of another protocol", "TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 405],
    ["a tunnel to another host", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n", 405],
    ["a form for a page that has none", requestOf("POST", "/about", {}, "a=b"), 405],
    ["a body that says it is far too long", length("/subscribe", 1_000_001), 413],
  ])("%s", async (_name, request, status) => {
    const server = await listen();
    expect(await exchange(server.port, request)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(server.seen).toEqual([]);
    expect(await get(server)).toMatch(/^HTTP\/1.1 200 /);
  });

  test("OPTIONS for a page does not reach Next, even with a body", async () => {
    const server = await listen();
    expect(await exchange(server.port, requestOf("OPTIONS", "/about", {}, "hello"))).toMatch(
      /^HTTP\/1.1 204 [\s\S]*allow: GET, HEAD, OPTIONS/,
    );
    expect(await exchange(server.port, requestOf("OPTIONS", "/subscribe"))).toMatch(
      /^HTTP\/1.1 204 [\s\S]*allow: GET, HEAD, POST, OPTIONS/,
    );
    expect(server.seen).toEqual([]);
  });

  test("another spelling of a path redirects to the canonical one, with the query", async () => {
    const { port } = await listen();
    for (const [from, to] of [
      ["/en/get-help?A=B", "/get-help?A=B"],
      ["/Get-Help", "/get-help"],
      ["/ES", "/es"],
    ])
      expect(await exchange(port, requestOf("GET", from!))).toMatch(
        new RegExp(`^HTTP/1.1 308 [\\s\\S]*location: ${to!.replace("?", "\\?")}\r\n`),
      );
  });

  test("a request line with the absolute URL of this site is accepted", async () => {
    const paths: (string | undefined)[] = [];
    const { port } = await listen((request, response) => {
      paths.push(request.url);
      response.end("ok");
    });
    for (const url of [
      "http://localhost/states?a=b",
      "HTTP://LocalHost/states",
      "http://localhost",
      "http://localhost?a",
    ])
      expect(await exchange(port, requestOf("GET", url))).toMatch(/^HTTP\/1.1 200 /);
    expect(paths).toEqual(["/states?a=b", "/states", "/", "/?a"]);
  });

  test.each([
    ["with the default port in the URL alone", "GET http://localhost:80/a HTTP/1.1\r\nHost: localhost\r\n"],
    ["with the default port in Host alone", "GET http://localhost/a HTTP/1.1\r\nHost: LOCALHOST:80\r\n"],
    ["of https with its default port", "GET https://localhost:443/a HTTP/1.1\r\nHost: localhost\r\n"],
    ["with an empty port", "GET http://localhost:/a HTTP/1.1\r\nHost: localhost\r\n"],
    ["with the same other port", "GET http://localhost:3000/a HTTP/1.1\r\nHost: localhost:3000\r\n"],
    ["of HTTP/1.0 without Host", "GET http://localhost/a HTTP/1.0\r\n"],
  ])("the absolute URL %s is accepted", async (_name, request) => {
    const { port } = await listen((received, response) => {
      response.end(received.url);
    });
    const received = await exchange(port, `${request}Connection: close\r\n\r\n`);
    expect(received).toMatch(/^HTTP\/1.1 200 /);
    expect(received).toMatch(/\/a\r?\n?(?:0\r\n\r\n)?$/);
  });

  test.each([
    ["of another host", "GET http://other.example/a HTTP/1.1\r\nHost: localhost\r\n"],
    ["with the default port of the other scheme", "GET http://localhost:443/a HTTP/1.1\r\nHost: localhost\r\n"],
    ["with a user", "GET http://localhost@other.example/a HTTP/1.1\r\nHost: localhost\r\n"],
  ])("the absolute URL %s is refused", async (_name, request) => {
    const { port } = await listen((_request, response) => {
      response.end("ok");
    });
    expect(await exchange(port, `${request}Connection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 400 /);
  });

  test("an error of the handler gets a page that does not show it", async () => {
    const received = await get(await listen(() => Promise.reject(new Error("the password is swordfish"))));
    expect(received).toMatch(/^HTTP\/1.1 500 /);
    expect(received).not.toContain("swordfish");
    expect(received).toContain("x-content-type-options: nosniff");
  });
});

describe("the body of a request", () => {
  const chunked = (path: string, chunks: string) =>
    `POST ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`;
  const readToEnd = async (request: AsyncIterable<Buffer>, response: { end: (text: string) => void }) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    response.end(`read ${text}`);
  };

  const open: Socket[] = [];

  test("arrives whole, in one piece or in chunks", async () => {
    const server = await listen(readToEnd);
    expect(await exchange(server.port, chunked("/api/any", "3\r\nabc\r\n2\r\nde\r\n"))).toContain("read abcde");
    expect(await exchange(server.port, requestOf("POST", "/api/any", {}, "abc"))).toContain("read abc");
    expect(server.seen.map((headers) => [headers["content-length"], headers["transfer-encoding"]])).toEqual([
      ["5", undefined],
      ["3", undefined],
    ]);
  });

  test("of a request whose method has none is not read", async () => {
    const { port } = await listen(readToEnd);
    expect(await exchange(port, requestOf("GET", "/states", {}, "hidden"))).toMatch(/ 200 [\s\S]*\r\nread $/);
  });

  test("may be as long as its form allows, and the sender of a longer one still reads the response", async () => {
    const server = await listen();
    for (const [path, most] of [
      ["/es/corrections", 128],
      ["/petitions/safe-harbor", 64],
      ["/api/auth/signout", 16],
      ["/api/webhooks/resend", 256],
      ["/console/exports/csv", 16],
    ] as const) {
      const fits = "x".repeat(most * 1024);
      expect(await exchange(server.port, requestOf("POST", path, {}, fits))).toMatch(/^HTTP\/1.1 200 /);
      expect(await exchange(server.port, requestOf("POST", path, {}, `${fits}x`))).toMatch(/^HTTP\/1.1 413 /);
      const chunk = `400\r\n${"x".repeat(0x400)}\r\n`;
      expect(await exchange(server.port, chunked(path, `${chunk.repeat(most)}1\r\nx\r\n`))).toMatch(/^HTTP\/1.1 413 /);
    }
    expect(server.seen).toHaveLength(5);
  });

  test("that is large is not waited for where its sender may not send it, and the route responds without it", async () => {
    const server = await listen(readToEnd, "", { mayBeLarge: () => Promise.resolve(false) });
    const head = requestOf("POST", "/console/data/upload", { "Content-Length": "32000000" });
    expect(await exchange(server.port, `${head}the beginning`)).toMatch(/^HTTP\/1.1 200 [\s\S]*\r\nread $/);
    expect(await exchange(server.port, requestOf("POST", "/console/paper", {}, "short"))).toContain("read short");
  });

  test("that is large gets a 503 where too many wait already", async () => {
    const { port } = await listen(readToEnd);
    const head = requestOf("POST", "/console/data/upload", { "Content-Length": "32000000" });
    const senders = Array.from({ length: 9 }, () => exchange(port, head, (socket) => open.push(socket)));
    await vi.waitFor(() => expect(open).toHaveLength(9));
    await vi.waitFor(async () => expect(await exchange(port, head)).toMatch(/^HTTP\/1.1 503 [\s\S]*retry-after: \d/));
    for (const socket of open) socket.destroy();
    await Promise.all(senders);
  });

  test("that is too long gets a page in the reader's language, or problem JSON for API clients", async () => {
    const { port } = await listen();
    const tooLong = (path: string) => exchange(port, requestOf("POST", path, {}, "x".repeat(300_000)));
    expect(await tooLong("/corrections?a=b")).toMatch(/413 [\s\S]*<h1>This is more than a form here takes/);
    expect(await tooLong("/es/corrections")).toMatch(/413 [\s\S]*<h1>Esto es más de lo que admite/);
    expect(await tooLong("/api/petitions")).toMatch(/413 [\s\S]*application\/problem\+json/);
  });

  test("without an end is cut off", async () => {
    const { port } = await listen();
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    expect(await exchange(port, chunked("/subscribe", chunk.repeat(40)))).toMatch(/^HTTP\/1.1 413 /);
  });
});
