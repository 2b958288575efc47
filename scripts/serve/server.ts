import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

import { withResponse } from "../../lib/response.ts";
import type { Env } from "../../lib/env.ts";
import { kindOf, languageOf } from "../../lib/http/paths.ts";
import { refusalOf } from "../../lib/http/gate.ts";
import { plainPage, type PlainPage } from "../../lib/http/plain-page.ts";
import { plainProblem } from "../../lib/http/problem.ts";
import { logError } from "../../lib/log.ts";
import { setTrustedHeaders } from "./incoming.ts";
import { replaceFailure } from "./replace-failure.ts";

// Server Actions take a megabyte (Next's own limit); nothing else that people send comes near it.
const BODY_BYTES_MAX = 1_000_000;
// A client that sends its headers or its body drop by drop holds a connection no longer than this.
const HEADERS_MILLISECONDS_MAX = 15_000;
const REQUEST_MILLISECONDS_MAX = 60_000;
// Longer than proxies keep their connections, so that they never use one that we are just closing (nginx: 60 s).
const KEEP_ALIVE_MILLISECONDS = 65_000;
const HEADER_BYTES_MAX = 16_384;

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type SiteSettings = Pick<Env, "SITE_URL" | "TRUSTED_PROXIES">;

/** The HTTP server around `handle`: refuses what is broken or too much, cleans what is claimed, never shows a stack. */
export function createSiteServer(
  handle: Handler,
  { SITE_URL: siteUrl, TRUSTED_PROXIES: trusted }: SiteSettings,
): Server {
  const server = createServer({
    headersTimeout: HEADERS_MILLISECONDS_MAX,
    requestTimeout: REQUEST_MILLISECONDS_MAX,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    maxHeaderSize: HEADER_BYTES_MAX,
    connectionsCheckingInterval: 5_000,
    // Nothing here speaks another protocol: a request that offers one is answered as it stands.
    shouldUpgradeCallback: () => false,
  });
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const { method = "", url: address = "" } = request;
    const refused =
      refusalOf({ method, address, siteUrl }) ?? (saysTooMuch(request) ? tooMuch(address, siteUrl) : null);
    if (refused) return refuse(response, refused);
    setTrustedHeaders(request, trusted);
    countBody(request, () => refuse(response, tooMuch(address, siteUrl)));
    withResponse(response, (answer) => {
      if (method === "POST" && kindOf(address) !== "api") {
        // Next's script knows by its own header that an action is gone, and the form then says that the page is older.
        const byScript = "next-action" in request.headers;
        const isTheirs = () => !answer.actionBegan && (response.statusCode === 500 || !byScript);
        replaceFailure(response, isTheirs, () =>
          refuse(response, plainPage("unreadable", languageOf(address), { siteUrl })),
        );
      }
      return handle(request, response);
    }).catch((error: unknown) => {
      // Answered already: what failed is the reading of a body that was cut off.
      if (response.writableEnded) return;
      logError("request-failed", error, { method });
      refuse(response, plainPage("broken", languageOf(address), { siteUrl }));
    });
  });
  server.on("clientError", (error, socket) => respondToBrokenRequest(error, socket, siteUrl));
  return server;
}

function refuse(response: ServerResponse, { status, headers, body }: PlainPage): void {
  if (response.headersSent) return void response.destroy();
  // Closed afterwards: what is left of the request is not worth reading.
  response.writeHead(status, { ...headers, connection: "close" });
  response.end(body);
}

function tooMuch(address: string, siteUrl: string): PlainPage {
  return kindOf(address) === "api"
    ? plainProblem(413, siteUrl)
    : plainPage("too-much", languageOf(address), { siteUrl });
}

function saysTooMuch({ headers }: IncomingMessage): boolean {
  return Number(headers["content-length"] ?? 0) > BODY_BYTES_MAX;
}

// A body sent in chunks does not say its length beforehand, so it is counted as it comes.
function countBody(request: IncomingMessage, onTooMuch: () => void): void {
  if (request.headers["transfer-encoding"] === undefined) return;
  const push = request.push.bind(request);
  let bytes = 0;
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    const before = bytes;
    bytes += chunk?.length ?? 0;
    if (bytes <= BODY_BYTES_MAX) return push(chunk, encoding);
    if (before <= BODY_BYTES_MAX) onTooMuch();
    return false;
  };
}

const BROKEN: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

function respondToBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex, siteUrl: string): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const { status, headers, body } = plainProblem(BROKEN[error.code ?? ""] ?? 400, siteUrl);
  const lines = Object.entries({ ...headers, "content-length": `${Buffer.byteLength(body)}`, connection: "close" });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`,
  );
}
