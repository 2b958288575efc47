import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

import { logError } from "../../lib/log.ts";
import type { Networks } from "./client-address.ts";
import { BODY_BYTES_MAX, refusalOf, setTrustedHeaders, type Refusal } from "./incoming.ts";

// A client that sends its headers or its body drop by drop holds a connection no longer than this.
const HEADERS_MILLISECONDS_MAX = 15_000;
const REQUEST_MILLISECONDS_MAX = 60_000;
// Longer than proxies keep their connections, so that they never use one that we are just closing (nginx: 60 s).
const KEEP_ALIVE_MILLISECONDS = 65_000;
const HEADER_BYTES_MAX = 16_384;

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The HTTP server around `handle`: refuses what is broken or too much, cleans what is claimed, never leaks a stack. */
export function createSiteServer(handle: Handler, trusted: Networks): Server {
  const server = createServer({
    headersTimeout: HEADERS_MILLISECONDS_MAX,
    requestTimeout: REQUEST_MILLISECONDS_MAX,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    maxHeaderSize: HEADER_BYTES_MAX,
    connectionsCheckingInterval: 5_000,
  });
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const refusal = refusalOf(request);
    if (refusal) return refuse(response, refusal);
    setTrustedHeaders(request, trusted);
    limitBody(request, response);
    handle(request, response).catch((error: unknown) => {
      logError("request-failed", error, { method: request.method ?? "" });
      refuse(response, { status: 500, title: "Something went wrong on our side" });
    });
  });
  server.on("clientError", answerBrokenRequest);
  return server;
}

function refuse(response: ServerResponse, { status, title, headers }: Refusal): void {
  if (response.headersSent) return void response.destroy();
  // Closed afterwards: what is left of the body is not worth reading.
  response.writeHead(status, { ...PROBLEM_HEADERS, ...headers, connection: "close" });
  response.end(JSON.stringify({ status, title }));
}

const PROBLEM_HEADERS = {
  "content-type": "application/problem+json",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

// A body sent in chunks does not say its length, so it is counted as it comes.
function limitBody(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers["transfer-encoding"] === undefined) return;
  const push = request.push.bind(request);
  let bytes = 0;
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    bytes += chunk?.length ?? 0;
    if (bytes <= BODY_BYTES_MAX) return push(chunk, encoding);
    refuse(response, { status: 413, title: "This is more than one megabyte" });
    response.once("finish", () => request.destroy());
    return false;
  };
}

const BROKEN: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const status = BROKEN[error.code ?? ""] ?? 400;
  const body = JSON.stringify({ status, title: STATUS_CODES[status] });
  const headers = Object.entries({ ...PROBLEM_HEADERS, "content-length": `${body.length}`, connection: "close" });
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`);
}
