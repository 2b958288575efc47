import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";

import type { Env } from "../../lib/env.ts";
import { kindOf, pathOf, routePage } from "../../lib/http/paths.ts";
import { filteredRoute } from "../../lib/http/filtered-lists.ts";
import { etagOf, etagMatches } from "../../lib/http/etag.ts";
import { contentPageHeaders } from "../../lib/http/headers.ts";
import { contentPagesOf } from "../../lib/http/content-pages.ts";
import { withoutHydration, withoutNonces } from "../../lib/http/framework.ts";
import { compress, type Encoding, encodingOf } from "./encodings.ts";
import type { RenderAnew } from "./rendered-anew.ts";
import { asksForWholePage, NEXT_HEADERS } from "./whole-page.ts";

/** Names and values in turn, the fastest form for Node. */
type Head = string[];
type Compressed = { head: Head; body: Buffer };
type Page = { etag: string; head: Head; compressedWith: (encoding: Encoding) => Promise<Compressed> };
type Settings = Pick<Env, "NEXT_DIST_DIR" | "SITE_URL" | "STORIES">;

// Each page is compressed once. One level below the best takes a fifteenth of the time for nine tenths of the gain.
const KEPT_QUALITY = { brotli: 9, gzip: 9 };

// The request headers on which the response depends, the same as Next sets.
const VARY = [...NEXT_HEADERS, "accept-encoding"].join(", ");

/**
 * Responds with pages of content from memory: a page is read from the build once, and compressed once for each encoding.
 * With `render`, the build is one for other settings, and each page is rendered once by this process instead. Resolves with
 * false for every other request, which Next handles. See docs/decisions/content-pages.md and any-settings.md.
 */
export function keepContentPages(root: string, settings: Settings, render: RenderAnew | null = null) {
  const distDir = path.resolve(root, settings.NEXT_DIST_DIR);
  const pages = new Map<string, Promise<Page>>();
  // The routes of paths that were requested before. There are at most as many as pages.
  const routes = new Map<string, string>();

  return async function serveContentPage(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    // A part of a page comes from the build. Next's router gets the whole page where that is for other settings, and loads it.
    if (!asksForWholePage(request) && (render === null || !isRead(request))) return false;
    const { url = "" } = request;
    const pathname = pathOf(url);
    const route = routes.get(pathname) ?? routeOf(pathname, settings);
    if (route === null || filteredRoute(route, url.slice(pathname.length)) !== null) return false;
    let page = pages.get(route);
    if (!page) {
      if (!contentPagesOf(distDir).has(route)) return false;
      const html = render ? htmlAnew(render, route) : readFile(path.join(distDir, "server", "app", `${route}.html`));
      page = html.then((body) => pageOf(body, contentPageHeaders({ siteUrl: settings.SITE_URL })));
      pages.set(route, page);
      routes.set(pathname, route);
      // A failed read is tried again at the next request.
      page.catch(() => pages.delete(route));
    }
    await respond(request, response, await page);
    return true;
  };
}

/** The route of the page at a path, or null. */
function routeOf(pathname: string, { STORIES }: Settings): string | null {
  const kind = kindOf(pathname);
  if (kind === "developers") return STORIES === "on" ? pathname : null;
  if (kind !== "page") return null;
  return routePage(pathname).internal;
}

async function htmlAnew(render: RenderAnew, route: string): Promise<Buffer> {
  // By its route: Next passes a request of its own like this one by the proxy.
  const { status, body } = await render(route);
  if (status !== 200) throw new Error(`a page of content was rendered with status ${status}`);
  // Next may have written a nonce, since it does not know that this page will be kept.
  return Buffer.from(withoutHydration(withoutNonces(body.toString("utf8"))));
}

const isRead = ({ method }: IncomingMessage) => method === "GET" || method === "HEAD";

function pageOf(body: Buffer, headers: Record<string, string>): Page {
  const etag = etagOf(body);
  const head = Object.entries({ ...headers, etag, vary: VARY }).flat();
  const kept = new Map<Encoding, Promise<Compressed>>();
  return {
    etag,
    head,
    compressedWith(encoding) {
      const compressed = kept.get(encoding) ?? pack(body, head, encoding);
      kept.set(encoding, compressed);
      return compressed;
    },
  };
}

async function pack(whole: Buffer, head: Head, encoding: Encoding): Promise<Compressed> {
  const body = await compress(whole, encoding, KEPT_QUALITY);
  const about = ["content-type", "text/html; charset=utf-8", "content-length", `${body.length}`];
  return { body, head: [...head, ...about, ...(encoding === "identity" ? [] : ["content-encoding", encoding])] };
}

async function respond({ method, headers }: IncomingMessage, response: ServerResponse, page: Page): Promise<void> {
  if (etagMatches(headers["if-none-match"], page.etag)) return void response.writeHead(304, page.head).end();
  const { head, body } = await page.compressedWith(encodingOf(headers));
  response.writeHead(200, head);
  response.end(method === "HEAD" ? undefined : body);
}
