import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

import type { Env } from "../../lib/env.ts";
import { earlyResponse, refusal } from "../../lib/http/gate.ts";
import { pathOf } from "../../lib/http/paths.ts";
import type { PlainPage } from "../../lib/http/plain-page.ts";
import { type PostRoute, postRouteOf } from "../../lib/http/posts.ts";
import { logError } from "../../lib/log.ts";
import type { Outcome } from "../../lib/response.ts";
import { LARGE_BYTES, NO_BODY, readBody, WholeRequest } from "./body.ts";
import { type Current, refuseBrokenRequest, refuseTunnel } from "./broken-requests.ts";
import { setTrustedHeaders, targetOf } from "./incoming.ts";
import { areTooManyWaiting, mayReadLarge } from "./large-bodies.ts";
import { respondByNext, type NextHandler } from "./next-response.ts";
import { sendPlain } from "./plain-response.ts";

// The longest time for headers and body, so that a slow sender does not hold a connection for long.
const HEADERS_MILLISECONDS_MAX = 15_000;
const REQUEST_MILLISECONDS_MAX = 60_000;
// Longer than proxies keep idle connections (nginx: 60 s), so that they never use one that we are closing.
const KEEP_ALIVE_MILLISECONDS = 65_000;
const HEADER_BYTES_MAX = 16_384;

/** Responds to a request, or resolves with false and leaves it to others. */
type FromMemory = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export interface Handlers {
  /** Respond without Next, in this order: pages made of content, those that have a template, and the public numbers. */
  fromMemory: FromMemory[];
  /** Calls the action of a form without Next; see direct-actions.ts. */
  callDirectly?: (
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
  ) => Promise<Outcome | "responded" | null>;
  handleByNext: NextHandler;
  /** Whether the sender of a large body is one whose body this route needs. */
  mayBeLarge: (request: IncomingMessage, route: PostRoute) => Promise<boolean>;
  /** Is told of every request that can be read, before anything is done. */
  observe?: (request: IncomingMessage, response: ServerResponse) => void;
  /** Runs the work of a request within its trace. */
  trace?: Trace;
}
export type Trace = (request: IncomingMessage, response: ServerResponse, work: () => Promise<void>) => Promise<void>;
type SiteSettings = Pick<Env, "SITE_URL" | "TRUSTED_PROXIES">;

/**
 * The HTTP server in front of Next. It refuses broken and oversized requests, cleans headers and never shows a stack. Next gets
 * a request only when that is complete, so that a broken connection cannot affect it.
 */
export function createSiteServer(
  handlers: Handlers,
  { SITE_URL: siteUrl, TRUSTED_PROXIES: trusted }: SiteSettings,
): Server {
  const server = createServer({
    headersTimeout: HEADERS_MILLISECONDS_MAX,
    requestTimeout: REQUEST_MILLISECONDS_MAX,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    maxHeaderSize: HEADER_BYTES_MAX,
    connectionsCheckingInterval: 5_000,
    // No upgrades: a request that offers another protocol is handled as an ordinary one.
    shouldUpgradeCallback: () => false,
  });
  const current = new WeakMap<Duplex, Current>();
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    current.set(request.socket, { request, response });
    // A broken connection ends its request. Without a listener its error would end the process.
    for (const stream of [request, response]) stream.on("error", () => undefined);
    handlers.observe?.(request, response);
    const work = () => respond(request, response);
    (handlers.trace ? handlers.trace(request, response, work) : work()).catch((error: unknown) => {
      if (response.writableEnded || response.destroyed) return;
      logError("request-failed", error, { method: request.method ?? "" });
      sendPlain(response, refusal("broken", request.url ?? "", siteUrl));
    });
  };
  server.on("request", onRequest);
  // An unknown expectation is ignored (RFC 9110, 10.1.1).
  server.on("checkExpectation", onRequest);
  server.on("clientError", (error, socket) => refuseBrokenRequest(error, socket, current.get(socket), siteUrl));
  server.on("connect", (_request, socket) => refuseTunnel(socket, siteUrl));
  return server;

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "" } = request;
    const target = targetOf(request);
    const url = target ?? "/";
    const early: PlainPage | null =
      target === null ? refusal("malformed", url, siteUrl) : earlyResponse({ method, url, siteUrl });
    const post = method === "POST" && !early ? postRouteOf(pathOf(url)) : null;
    const isLarge = post !== null && post.bytesMax > LARGE_BYTES;
    // The route refuses a stranger without the body, which Node then reads past.
    const isNeeded = !isLarge || (await handlers.mayBeLarge(request, post));
    if (isLarge && isNeeded) {
      if (areTooManyWaiting(post.bytesMax)) return sendPlain(response, refusal("unavailable", url, siteUrl));
      if (!(await mayReadLarge(request, response, post.bytesMax))) return;
    }
    const body = isNeeded ? await readBody(request, post?.bytesMax ?? 0) : NO_BODY;
    // The connection is gone, so there is no response.
    if (body === "broken") return;
    if (early) return sendPlain(response, early);
    if (post && body === "too-long") return sendPlain(response, refusal("too-much", url, siteUrl));
    request.url = url;
    setTrustedHeaders(request, trusted);
    for (const serve of handlers.fromMemory) if (await serve(request, response)) return;
    // The body of another method has no meaning (RFC 9110, 9.3.1).
    const read = post && body !== "too-long" ? body : NO_BODY;
    await respondByActionOrNext(handlers, { request, response, post, body: read, siteUrl });
  }
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  post: PostRoute | null;
  body: Buffer;
  siteUrl: string;
}

async function respondByActionOrNext(
  { callDirectly, handleByNext }: Handlers,
  { request, response, post, body, siteUrl }: Exchange,
): Promise<void> {
  const called = post?.reader === "action" && callDirectly ? await callDirectly(request, response, body) : null;
  if (called === "responded") return;
  await respondByNext(handleByNext, new WholeRequest(request, body), response, { post, outcome: called, siteUrl });
}
