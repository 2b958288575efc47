import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { contentPageHeaders } from "../../lib/http/headers";
import { keepContentPages } from "./content-pages";

const SITE_URL = "https://example.org";
const ABOUT = `<!doctype html><p>${"About this campaign. ".repeat(200)}</p>`;

const root = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-pages-"));
let server: http.Server;

beforeAll(async () => {
  for (const [route, html] of [
    ["en/about", ABOUT],
    ["es/about", "<p>Acerca de</p>"],
    ["dev/baseline", "<p>Nothing</p>"],
    ["en/unlisted", "<p>No</p>"],
  ]) {
    mkdirSync(path.dirname(path.join(root, "build/server/app", route!)), { recursive: true });
    writeFileSync(path.join(root, "build/server/app", `${route}.html`), html!);
  }
  writeFileSync(
    path.join(root, "build/content-pages.json"),
    JSON.stringify(["/en/about", "/es/about", "/dev/baseline", "/en/gone"]),
  );
  const serveContentPage = keepContentPages(root, { NEXT_DIST_DIR: "build", SITE_URL, STORIES: "off" });
  server = http.createServer((request, response) => {
    serveContentPage(request, response).then(
      (answered) => answered || response.writeHead(299).end(),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

function ask(address: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    http
      .request(
        { port: (server.address() as AddressInfo).port, path: address, method, headers, agent: false },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
          );
        },
      )
      .on("error", reject)
      .end();
  });
}

describe("a page made of content", () => {
  test("comes whole, in the language of the address, whatever the query, with every header that the proxy sets", async () => {
    for (const address of ["/about", "/about?from=letter"]) {
      const { status, headers, body } = await ask(address);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        ...contentPageHeaders({ siteUrl: SITE_URL }),
        "content-type": "text/html; charset=utf-8",
      });
      expect(headers).not.toHaveProperty("content-encoding");
      expect(body.toString()).toBe(ABOUT);
    }
    expect((await ask("/es/about")).body.toString()).toBe("<p>Acerca de</p>");
  });

  test.each([
    ["gzip, deflate, br", "br"],
    ["gzip;q=1.0, *;q=0.5", "br"],
    ["br;q=0, gzip", "gzip"],
    ["GZIP", "gzip"],
    ["deflate", undefined],
    ["identity", undefined],
    ["*;q=0", undefined],
    ["", undefined],
  ])("is compressed as asked for: %j gets %s", async (accepted, encoding) => {
    const { headers, body } = await ask("/about", { "accept-encoding": accepted });
    expect(headers["content-encoding"]).toBe(encoding);
    expect(headers["content-length"]).toBe(`${body.length}`);
    expect(headers.vary).toContain("accept-encoding");
    const unpacked = encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
    expect(unpacked.toString()).toBe(ABOUT);
  });

  test("is not sent again to whoever has it", async () => {
    const {
      headers: { etag = "" },
    } = await ask("/about");
    for (const known of [etag, `"other", ${etag}`, etag.replace("W/", ""), "*"]) {
      const { status, headers, body } = await ask("/about", { "if-none-match": known });
      expect([known, status, body.length]).toEqual([known, 304, 0]);
      expect(headers).toMatchObject({
        etag,
        "cache-control": expect.stringContaining("public"),
        vary: expect.stringContaining("rsc"),
      });
    }
    expect((await ask("/about", { "if-none-match": '"other"' })).status).toBe(200);
    expect((await ask("/es/about")).headers.etag).not.toBe(etag);
  });

  test("answers HEAD with the headers of GET and nothing else", async () => {
    const [got, head] = [await ask("/about"), await ask("/about", {}, "HEAD")];
    expect(head).toMatchObject({
      status: 200,
      headers: { "content-length": got.headers["content-length"], etag: got.headers.etag },
    });
    expect(head.body).toHaveLength(0);
  });
});

describe("left to Next is", () => {
  test.each([
    ["a form", "/about", {}, "POST"],
    ["a part of a page", "/about", { rsc: "1" }, "GET"],
    ["a prefetch", "/about", { "next-router-prefetch": "1" }, "GET"],
    ["a page made for the request", "/petitions/safe-harbor", {}, "GET"],
    ["a page that the build does not list", "/unlisted", {}, "GET"],
    ["an address that is written another way", "/about/", {}, "GET"],
    ["the address of a route", "/en/about", {}, "GET"],
    ["a way out of the folder", "/../about", {}, "GET"],
    ["a name that every object has", "/constructor", {}, "GET"],
    ["a page for developers where those are off", "/dev/baseline", {}, "GET"],
    ["a file", "/_next/static/a.js", {}, "GET"],
  ] as const)("%s", async (_what, address, headers, method) => {
    expect((await ask(address, headers, method)).status).toBe(299);
  });
});

test("a page that cannot be read is a failure each time it is asked for, and answered as soon as it is there", async () => {
  expect((await ask("/gone")).status).toBe(500);
  writeFileSync(path.join(root, "build/server/app/en/gone.html"), "<p>Back</p>");
  expect((await ask("/gone")).body.toString()).toBe("<p>Back</p>");
});
