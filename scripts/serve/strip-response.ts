import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";

import { kindOf } from "../../lib/http/paths.ts";
import { needOfFramework, withDeferredHydration, withoutHydration } from "../../lib/http/framework.ts";
import { compress, type Encoding, encodingOf } from "./encodings.ts";
import { asksForWholePage } from "./whole-page.ts";

// Done for each answer, so quickly: about the gain of gzip at its best, in a fifth of its time.
const QUALITY = { brotli: 4, gzip: 6 };

// What Next's parts tell each other is of no use to a reader.
const ABOUT_ROUTING = ["x-middleware-rewrite", "x-nextjs-cache", "x-nextjs-prerender", "x-nextjs-stale-time"];

/**
 * Takes the framework out of a page that Next makes for this request, where nothing on it needs it, and lets it sleep where
 * only a form does. The page is held until it is whole, and compressed here: Next is told that the asker takes nothing compressed. Any other answer passes as it is.
 */
export function stripHydration(request: IncomingMessage, response: ServerResponse): void {
  if (
    request.method !== "GET" ||
    !asksForWholePage(request) ||
    kindOf((request.url ?? "").split("?", 1)[0]!) !== "page"
  )
    return;
  const encoding = encodingOf(request.headers);
  delete request.headers["accept-encoding"];

  const { write, end, writeHead, flushHeaders } = response;
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown) => {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string));
  };
  Object.assign(response, {
    write: (chunk: unknown, ...rest: unknown[]) => {
      keep(chunk);
      callLast(rest);
      return true;
    },
    end: (chunk?: unknown, ...rest: unknown[]) => {
      keep(chunk);
      Object.assign(response, { write, end, writeHead, flushHeaders });
      void send(response, Buffer.concat(chunks), encoding).finally(() => callLast([chunk, ...rest]));
      return response;
    },
    flushHeaders: () => undefined,
    writeHead: (status: number, ...headers: (string | OutgoingHttpHeaders | OutgoingHttpHeader[])[]) => {
      response.statusCode = status;
      const given = headers.at(-1);
      if (given && typeof given === "object" && !Array.isArray(given))
        response.setHeaders(new Map(Object.entries(given) as [string, string][]));
      return response;
    },
  });
}

function callLast(given: unknown[]): void {
  const callback = given.at(-1);
  if (typeof callback === "function") callback();
}

async function send(response: ServerResponse, body: Buffer, encoding: Encoding): Promise<void> {
  if (response.destroyed) return;
  const isPage = String(response.getHeader("content-type") ?? "").startsWith("text/html");
  if (!isPage || body.length === 0) return void response.end(body);
  // Where something failed, the page that says so is written by the framework, in the browser.
  const page = response.statusCode < 500 ? stripped(body) : body;
  const compressed = await compress(page, encoding, QUALITY);
  if (!/accept-encoding/i.test(String(response.getHeader("vary")))) response.appendHeader("vary", "Accept-Encoding");
  for (const name of ABOUT_ROUTING) response.removeHeader(name);
  if (encoding !== "identity") response.setHeader("content-encoding", encoding);
  // In a chunk, without its length: compressed, it would differ with the nonce, where two answers are to look alike.
  response.write(compressed);
  response.end();
}

function stripped(body: Buffer): Buffer {
  const html = body.toString("utf8");
  return Buffer.from(needOfFramework(html) === null ? withoutHydration(html) : withDeferredHydration(html));
}
