import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

import { plainProblem } from "../../lib/http/problem.ts";

const BROKEN: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** The current exchange of a connection: the request that was read last, and its response. */
export interface Current {
  request: IncomingMessage;
  response: ServerResponse;
}

/**
 * Responds to bytes that are no HTTP request, and to a request that did not arrive in time, and closes the connection. If the
 * request before it still waits for its response, that response is sent first.
 */
export function refuseBrokenRequest(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  current: Current | undefined,
  siteUrl: string,
): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const refuse = () => writeProblem(socket, BROKEN[error.code ?? ""] ?? 400, siteUrl);
  if (!current || current.response.writableFinished) return refuse();
  if (current.request.complete) return void current.response.once("close", refuse);
  if (current.response.headersSent) return void socket.destroy();
  refuse();
}

/** The response to CONNECT, which asks for a tunnel to another host. */
export function refuseTunnel(socket: Duplex, siteUrl: string): void {
  socket.on("error", () => undefined);
  writeProblem(socket, 405, siteUrl, { allow: "GET, HEAD, POST, OPTIONS" });
}

function writeProblem(socket: Duplex, status: number, siteUrl: string, more: Record<string, string> = {}): void {
  if (!socket.writable) return void socket.destroy();
  const { headers, body } = plainProblem(status, siteUrl);
  const lines = Object.entries({
    ...headers,
    ...more,
    "content-length": `${Buffer.byteLength(body)}`,
    connection: "close",
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`);
}
