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
      (done) => done || response.writeHead(299).end(),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

type PageResponse = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

function get(url: string, headers: Record<string, string> = {}, method = "GET"): Promise<PageResponse> {
  return new Promise((resolve, reject) => {
    http
      .request(
        { port: (server.address() as AddressInfo).port, path: url, method, headers, agent: false },
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

describe("a page of content", () => {
  test("is sent in the language of the path, whatever the query, with every header that the proxy sets", async () => {
    for (const url of ["/about", "/about?from=email"]) {
      const { status, headers, body } = await get(url);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        ...contentPageHeaders({ siteUrl: SITE_URL }),
        "content-type": "text/html; charset=utf-8",
      });
      expect(headers).not.toHaveProperty("content-encoding");
      expect(body.toString()).toBe(ABOUT);
    }
    expect((await get("/es/about")).body.toString()).toBe("<p>Acerca de</p>");
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
  ])("is compressed as accepted: %j gets %s", async (accepted, encoding) => {
    const { headers, body } = await get("/about", { "accept-encoding": accepted });
    expect(headers["content-encoding"]).toBe(encoding);
    expect(headers["content-length"]).toBe(`${body.length}`);
    expect(headers.vary).toContain("accept-encoding");
    const unpacked = encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
    expect(unpacked.toString()).toBe(ABOUT);
  });

  test("is not sent again to a client that has it", async () => {
    const {
      headers: { etag = "" },
    } = await get("/about");
    for (const known of [etag, `"other", ${etag}`, etag.replace("W/", ""), "*"]) {
      const { status, headers, body } = await get("/about", { "if-none-match": known });
      expect([known, status, body.length]).toEqual([known, 304, 0]);
      expect(headers).toMatchObject({
        etag,
        "cache-control": expect.stringContaining("public"),
        vary: expect.stringContaining("rsc"),
      });
    }
    expect((await get("/about", { "if-none-match": '"other"' })).status).toBe(200);
    expect((await get("/es/about")).headers.etag).not.toBe(etag);
  });

  test("responds to HEAD with the headers of GET and no body", async () => {
    const [got, head] = [await get("/about"), await get("/about", {}, "HEAD")];
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
    ["a page that is rendered for the request", "/petitions/safe-harbor", {}, "GET"],
    ["a page that the build does not list", "/unlisted", {}, "GET"],
    ["another spelling of a path", "/about/", {}, "GET"],
    ["the internal path of a route", "/en/about", {}, "GET"],
    ["a way out of the folder", "/../about", {}, "GET"],
    ["a name that every object has", "/constructor", {}, "GET"],
    ["a page for developers where those are off", "/dev/baseline", {}, "GET"],
    ["a file", "/_next/static/a.js", {}, "GET"],
  ] as const)("%s", async (_what, url, headers, method) => {
    expect((await get(url, headers, method)).status).toBe(299);
  });
});

test("a page whose file cannot be read fails at each request, and is sent as soon as the file exists", async () => {
  expect((await get("/gone")).status).toBe(500);
  writeFileSync(path.join(root, "build/server/app/en/gone.html"), "<p>Back</p>");
  expect((await get("/gone")).body.toString()).toBe("<p>Back</p>");
});
