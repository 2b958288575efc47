import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

import { createApi } from "./api.ts";
import { ApiError } from "./api-error.ts";
import type { ApiRequest, ApiResponse } from "./api-request.ts";
import { createFaults, type Fault, type Faults } from "./faults.ts";
import { createRate } from "./rate.ts";
import { createRoutes } from "./routes.ts";
import { openStore, type Store } from "./store.ts";

// The limit of the service: 40 MB of attachments, and their encoding.
const BODY_BYTES_MAX = 64 * 1024 * 1024;
const HOST = "127.0.0.1";

export interface PostboxOptions {
  /** 0 takes any free port. */
  port: number;
  /** Where the mails are kept. */
  folder: string;
  siteUrl: string;
  /** Signs the webhooks to the site; without it the site gets none. */
  webhookSecret: string | undefined;
  requestsPerSecond: number;
}

export interface Postbox {
  url: string;
  stop: () => Promise<void>;
}

// Longer than clients keep an unused connection, so that none is closed at the moment of its next request.
const KEEP_ALIVE_MILLISECONDS = 65_000;

/**
 * Starts the postbox, a local mail catcher that speaks the HTTP API of the mail service. It has pages for people, and simulates
 * faults on request. It stores every mail and delivers none. Only this machine can reach it.
 */
export async function startPostbox(options: PostboxOptions): Promise<Postbox> {
  const store = openStore(path.join(options.folder, "mails.sqlite"));
  const respond = createResponder(store, options);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MILLISECONDS }, (request, response) => {
    respond(request, response).catch((error: unknown) => {
      const known =
        error instanceof ApiError ? error : new ApiError(500, "internal_server_error", "The postbox failed.");
      if (known !== error) console.error("The postbox failed:", error);
      if (!response.headersSent) sendJson(response, known.status, {}, known.body());
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, HOST, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    const closed = new Promise((resolve) => {
      server.close(resolve);
    });
    server.closeAllConnections();
    await closed;
    store.close();
  };
  return { url: `http://${HOST}:${port}`, stop };
}

function createResponder(store: Store, { siteUrl, webhookSecret, requestsPerSecond }: PostboxOptions) {
  const faults = createFaults();
  const routes = createRoutes({ store, faults, siteUrl, webhookSecret });
  const respondAsService = serviceResponder(createApi(store, faults), faults, requestsPerSecond);
  return async (incoming: IncomingMessage, response: ServerResponse) => {
    if (!isLocal(incoming))
      return send(response, 403, { "content-type": "text/plain" }, "This postbox is for this machine only.");
    const request = await readRequest(incoming);
    const page = await routes(request);
    if (page) return send(response, page.status, page.headers, page.body);
    return respondAsService(request, response);
  };
}

/** The API of the service, with its rate limit and the faults that were set. */
function serviceResponder(api: (request: ApiRequest) => ApiResponse, faults: Faults, requestsPerSecond: number) {
  const rate = createRate(requestsPerSecond);
  const tooMany = `Too many requests. You can only make ${requestsPerSecond} requests per second.`;
  return (request: ApiRequest, response: ServerResponse): void => {
    const { allowed, headers } = rate.take();
    const fault = allowed ? faults.take() : null;
    if (fault?.status === "timeout") return;
    try {
      if (!allowed) throw new ApiError(429, "rate_limit_exceeded", tooMany);
      if (fault && typeof fault.status === "number") throw faultError(fault, headers);
      const { status, body } = api(request);
      if (fault?.status === "timeout-after-accept") return;
      if (fault) return void response.destroy();
      sendJson(response, status, headers, body);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      sendJson(response, error.status, headers, error.body());
    }
  };
}

// A page of another site could reach this server under its own host name (DNS rebinding), or post to it.
function isLocal({ headers }: IncomingMessage): boolean {
  const name = (headers.host ?? "").replace(/:\d+$/, "");
  return ["localhost", "127.0.0.1", "[::1]"].includes(name) && headers["sec-fetch-site"] !== "cross-site";
}

function faultError(fault: Fault, headers: Record<string, string>): ApiError {
  if (fault.retryAfter !== null) headers["retry-after"] = `${fault.retryAfter}`;
  return new ApiError(Number(fault.status), fault.name, "The postbox was set to fail.");
}

async function readRequest(request: IncomingMessage): Promise<ApiRequest> {
  const { pathname, searchParams } = new URL(request.url ?? "/", `http://${HOST}`);
  const { method = "GET", headers } = request;
  return { method, path: pathname, search: searchParams, headers, body: await readBody(request) };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new ApiError(413, "validation_error", "The request is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function sendJson(response: ServerResponse, status: number, headers: Record<string, string>, body: unknown): void {
  send(response, status, { ...headers, "content-type": "application/json; charset=utf-8" }, JSON.stringify(body));
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  response
    .writeHead(status, { ...headers, "cache-control": "no-store", "x-content-type-options": "nosniff" })
    .end(body);
}
