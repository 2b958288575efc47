import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { keepContentPages } from "./content-pages";
import { keepFilesAnew, renderAnewBy } from "./rendered-anew";

const SECRET = "the-secret-of-the-build";
const folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-anew-"));
let rendered: string[] = [];
let server: Server;

// In the place of Next: what it renders for the header with which it revalidates a page.
async function respondAnew(request: IncomingMessage, response: ServerResponse): Promise<void> {
  rendered.push(request.url!);
  if (request.headers["x-prerender-revalidate"] !== SECRET) response.writeHead(500).end();
  else if (request.url === "/manifest.webmanifest" && rendered.length === 1) response.writeHead(503).end();
  else if (request.url === "/en/about")
    response.writeHead(200).end('<p>Harbor</p><script nonce="n">self.__next_f.push([1,"x"])</script>');
  else
    response
      .writeHead(200, { "content-type": "text/plain", "cache-control": "public", "x-nextjs-cache": "REVALIDATED" })
      .end(`rendered ${request.url}`);
}

beforeAll(async () => {
  const routes = {
    "/robots.txt": { routeType: "route" },
    "/manifest.webmanifest": { routeType: "route" },
    "/_global-error": { routeType: "route" },
    "/en/about": { routeType: "page" },
  };
  writeFileSync(
    path.join(folder, "prerender-manifest.json"),
    JSON.stringify({ preview: { previewModeId: SECRET }, routes }),
  );
  writeFileSync(path.join(folder, "content-pages.json"), JSON.stringify(["/en/about"]));
  const render = renderAnewBy(respondAnew, folder);
  const settings = { NEXT_DIST_DIR: folder, SITE_URL: "https://example.org", STORIES: "off" } as const;
  const served = [
    keepContentPages(folder, settings, render),
    keepFilesAnew(folder, render, { siteUrl: settings.SITE_URL }),
  ];
  server = createServer((request, response) => {
    const respond = async () => {
      for (const serve of served) if (await serve(request, response)) return;
      response.writeHead(299).end();
    };
    respond().catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
beforeEach(() => void (rendered = []));
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${url}`, init);

test("a prerendered file is rendered once for these settings, however many ask, and has the headers of its route and of every file", async () => {
  const responses = await Promise.all(Array.from({ length: 5 }, () => get("/robots.txt?v=1")));
  for (const response of responses) {
    expect(await response.text()).toBe("rendered /robots.txt");
    expect(response.headers.get("cache-control")).toBe("public");
    expect(response.headers.get("x-nextjs-cache")).toBeNull();
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  }
  expect(await (await get("/robots.txt", { method: "HEAD" })).text()).toBe("");
  expect(rendered).toEqual(["/robots.txt"]);
});

test("one that could not be rendered is rendered again at the next request", async () => {
  expect((await get("/manifest.webmanifest")).status).toBe(503);
  expect((await get("/manifest.webmanifest")).status).toBe(200);
  expect(rendered).toHaveLength(2);
});

test("a page of content is rendered once, without the framework, also for the framework's own router", async () => {
  const pages = [await get("/about"), await get("/about", { headers: { rsc: "1" } })];
  for (const page of pages) {
    expect(await page.text()).toBe("<p>Harbor</p>");
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  }
  expect(rendered).toEqual(["/en/about"]);
});

test("everything else is left to others", async () => {
  for (const url of ["/_global-error", "/en/about", "/nothing"]) expect((await get(url)).status).toBe(299);
  expect((await get("/robots.txt", { method: "POST" })).status).toBe(299);
  expect(rendered).toEqual([]);
});
