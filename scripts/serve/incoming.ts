import type { IncomingMessage } from "node:http";

import { clientAddress, isTrustedPeer, type Networks } from "./client-address.ts";

/** Server Actions take a megabyte (Next's own limit); nothing else that people send comes near it. */
export const BODY_BYTES_MAX = 1_000_000;

// Next runs the steps between its servers over headers of this name, and would believe them from anybody.
const NEVER_FROM_OUTSIDE = ["x-client-address", "x-middleware-subrequest", "x-middleware-rewrite", "x-invoke-path", "x-matched-path", "x-now-route-matches"];
const ONLY_FROM_PROXIES = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "x-real-ip", "forwarded"];

const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];

export interface Refusal {
  status: number;
  title: string;
  headers?: Record<string, string>;
}

/** Removes what a stranger must not claim, and adds where the request comes from. */
export function setTrustedHeaders(request: IncomingMessage, trusted: Networks): void {
  const { headers, socket } = request;
  const forwardedFor = headers["x-forwarded-for"];
  const address = clientAddress(socket.remoteAddress, Array.isArray(forwardedFor) ? forwardedFor.join(",") : forwardedFor, trusted);
  for (const name of NEVER_FROM_OUTSIDE) delete headers[name];
  if (!isTrustedPeer(socket.remoteAddress, trusted)) {
    for (const name of ONLY_FROM_PROXIES) delete headers[name];
  }
  headers["x-client-address"] = address;
}

/** Why a request is not handed on at all, or null. */
export function refusalOf({ method = "", url = "", headers }: IncomingMessage): Refusal | null {
  if (!METHODS.includes(method)) return { status: 405, title: "This method is not allowed here", headers: { allow: METHODS.join(", ") } };
  if (!isReadable(url)) return { status: 400, title: "The address of this request cannot be read" };
  if (Number(headers["content-length"] ?? 0) > BODY_BYTES_MAX) return { status: 413, title: "This is more than one megabyte" };
  return null;
}

// An address of a page of ours: it begins with one slash, and decodes to text without control characters.
function isReadable(url: string): boolean {
  if (!url.startsWith("/") || url.startsWith("//") || url.startsWith("/\\")) return false;
  const path = url.split("?")[0]!;
  try {
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    return !/[\u0000-\u001f\u007f]/.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}
