import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";

import type { Env } from "../../lib/env.ts";
import { kindOf, routePage } from "../../lib/http/addresses.ts";
import { etagOf, isKnown } from "../../lib/http/etag.ts";
import { contentPageHeaders } from "../../lib/http/headers.ts";
import { pageHashesOf } from "../../lib/http/page-hashes.ts";
import { compress, type Encoding, encodingOf } from "./encodings.ts";
import { asksForWholePage, NEXT_HEADERS } from "./whole-page.ts";

type Page = { headers: Record<string, string>; bodyIn: (encoding: Encoding) => Promise<Buffer> };
type Settings = Pick<Env, "NEXT_DIST_DIR" | "SITE_URL" | "STORIES">;

// Done once for each page: one step below the best takes a fifteenth of its time and gives nine tenths of its gain.
const KEPT_QUALITY = { brotli: 9, gzip: 9 };

// What a cache must keep apart, and the same that Next names.
const VARY = [...NEXT_HEADERS, "accept-encoding"].join(", ");

/**
 * Answers whoever reads a page made of content, from memory: a page is read from the build once, and compressed once for
 * each encoding. Answers false for every other request, which is Next's. See docs/decisions/content-pages.md.
 */
export function keepContentPages(root: string, settings: Settings) {
  const pages = new Map<string, Promise<Page>>();

  return async function answerContentPage(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const route = routeOf(request, settings);
    const distDir = path.resolve(root, settings.NEXT_DIST_DIR);
    const hashes = route === null ? undefined : pageHashesOf(distDir)[route];
    if (route === null || hashes === undefined) return false;

    let page = pages.get(route);
    if (!page) {
      page = readPage(path.join(distDir, "server", "app", `${route}.html`), contentPageHeaders({ hashes, siteUrl: settings.SITE_URL }));
      pages.set(route, page);
      // What failed once may be there the next time.
      page.catch(() => pages.delete(route));
    }
    await answer(request, response, await page);
    return true;
  };
}

/** The route of the page that a request wants to read as a whole, or null. */
function routeOf(request: IncomingMessage, { STORIES }: Settings): string | null {
  if (!asksForWholePage(request)) return null;
  const { url = "" } = request;
  const pathname = url.split("?", 1)[0]!;
  const kind = kindOf(pathname);
  if (kind === "developers") return STORIES === "on" ? pathname : null;
  if (kind !== "page") return null;
  const routed = routePage(pathname);
  return "internal" in routed ? routed.internal : null;
}

async function readPage(file: string, headers: Record<string, string>): Promise<Page> {
  const body = await readFile(file);
  const bodies = new Map<Encoding, Promise<Buffer>>();
  return {
    headers: { ...headers, etag: etagOf(body), vary: VARY },
    bodyIn(encoding) {
      const kept = bodies.get(encoding) ?? compress(body, encoding, KEPT_QUALITY);
      bodies.set(encoding, kept);
      return kept;
    },
  };
}

async function answer({ method, headers: asked }: IncomingMessage, response: ServerResponse, { headers, bodyIn }: Page): Promise<void> {
  if (isKnown(asked["if-none-match"], headers["etag"]!)) return void response.writeHead(304, headers).end();
  const encoding = encodingOf(asked);
  const body = await bodyIn(encoding);
  response.writeHead(200, {
    ...headers,
    "content-type": "text/html; charset=utf-8",
    "content-length": body.length,
    ...(encoding === "identity" ? {} : { "content-encoding": encoding }),
  });
  response.end(method === "HEAD" ? undefined : body);
}
