import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";

import { afterEach } from "vitest";

import { parseEnv } from "../lib/env";
import { createSiteServer, type Handlers } from "../scripts/serve/server";
import { testSettings } from "./settings";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

export interface TestServer {
  port: number;
  /** The headers of each request that reached the handler. */
  seen: IncomingHttpHeaders[];
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const respondOk: Handle = async (request, response) => {
  for await (const _chunk of request) continue;
  response.end("ok");
};

/** Starts our server with a handler instead of Next, on a free port. It is closed after the test. */
export async function listen(handle: Handle = respondOk, trustedProxies = "", more: Partial<Handlers> = {}) {
  const env = parseEnv({ ...testSettings, TRUSTED_PROXIES: trustedProxies });
  const seen: IncomingHttpHeaders[] = [];
  const server = createSiteServer(
    {
      fromMemory: [],
      mayBeLarge: () => Promise.resolve(true),
      handleByNext: async (request, response) => {
        seen.push({ ...request.headers });
        await handle(request, response);
      },
      ...more,
    },
    env,
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, seen } satisfies TestServer;
}

/** Sends raw bytes, and resolves with everything that is received before the server closes the connection. */
export function exchange(port: number, bytes: string, whenSent?: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes, () => whenSent?.(socket)));
    socket.on("data", (chunk) => (received += String(chunk)));
    socket.on("close", () => resolve(received));
    socket.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" || error.code === "EPIPE" ? resolve(received) : reject(error),
    );
  });
}

/** The bytes of a request after which the connection is closed. */
export function requestOf(method: string, path: string, headers: Record<string, string> = {}, body = ""): string {
  const all = {
    Host: "localhost",
    Connection: "close",
    ...(body ? { "Content-Length": `${Buffer.byteLength(body)}` } : {}),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`;
}

export const get = ({ port }: TestServer, headers: Record<string, string> = {}, path = "/states") =>
  exchange(port, requestOf("GET", path, headers));
