import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";

import { baseHeaders, pagePolicy } from "../../lib/http/headers.ts";
import { pathOf } from "../../lib/http/paths.ts";
import { compress, encodingOf } from "./encodings.ts";
import type { NextHandler } from "./next-response.ts";
import { renderByNext } from "./render-template.ts";

/** A response of Next to be kept. */
export interface RenderedAnew {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}
export type RenderAnew = (pathname: string) => Promise<RenderedAnew>;

// Of the connection, or Next's own.
const NOT_KEPT = /^(?:date|connection|keep-alive|transfer-encoding|content-length|content-encoding|x-nextjs-.*)$/;
const QUALITY = { brotli: 9, gzip: 9 };
// The framework's own routes.
const OWN = /^\/_/;

interface Manifest {
  preview: { previewModeId: string };
  routes: Record<string, { routeType: "page" | "route" }>;
}

const readManifest = (distDir: string) =>
  JSON.parse(readFileSync(path.join(distDir, "prerender-manifest.json"), "utf8")) as Manifest;

/**
 * Lets Next render what was prerendered once more, with the settings of this process. The header is the one by which Next itself
 * revalidates a page; from outside it is removed (incoming.ts).
 */
export function renderAnewBy(handle: NextHandler, distDir: string): RenderAnew {
  const { previewModeId } = readManifest(distDir).preview;
  return async (pathname) => {
    const { response, body } = await renderByNext(handle, pathname, { "x-prerender-revalidate": previewModeId });
    const kept = Object.entries(response.getHeaders()).filter(
      (entry): entry is [string, string | string[]] => entry[1] !== undefined && !NOT_KEPT.test(entry[0]),
    );
    return { status: response.statusCode, headers: Object.fromEntries(kept), body };
  };
}

/**
 * Responds with the prerendered files, such as `/robots.txt` and what is to print, as they are with these settings. proxy.ts, which sets
 * the headers of files, is not asked when Next renders one once more.
 */
export function keepFilesAnew(distDir: string, render: RenderAnew, { siteUrl }: { siteUrl: string }) {
  const ofAll = { ...baseHeaders({ siteUrl }), "content-security-policy": pagePolicy({ siteUrl }) };
  const routes = new Set(
    Object.entries(readManifest(distDir).routes)
      .filter(([route, { routeType }]) => routeType === "route" && !OWN.test(route))
      .map(([route]) => route),
  );
  const files = new Map<string, Promise<RenderedAnew>>();

  return async function serveFile(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { method, url = "", headers } = request;
    const pathname = pathOf(url);
    if ((method !== "GET" && method !== "HEAD") || !routes.has(pathname)) return false;
    const rendering = files.get(pathname) ?? render(pathname);
    files.set(pathname, rendering);
    // A failed one is tried again at the next request.
    rendering.then(
      ({ status }) => status !== 200 && files.delete(pathname),
      () => files.delete(pathname),
    );
    const file = await rendering;
    const encoding = encodingOf(headers);
    const body = await compress(file.body, encoding, QUALITY);
    response.writeHead(file.status, {
      ...ofAll,
      ...file.headers,
      vary: "accept-encoding",
      "content-length": body.length,
      ...(encoding === "identity" ? {} : { "content-encoding": encoding }),
    });
    response.end(method === "HEAD" ? undefined : body);
    return true;
  };
}
