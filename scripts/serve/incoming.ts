import type { IncomingMessage } from "node:http";

import { PROVEN_FORM_HEADER } from "../../lib/http/origin.ts";
import { clientIp, isTrustedPeer, type Networks } from "./client-ip.ts";

/** Set on a request for which the database was just found unavailable. */
export const DATABASE_AWAY_HEADER = "x-database-away";

// Next uses these headers between its own parts, and would trust them from anybody.
const NEVER_FROM_OUTSIDE = [
  "x-client-ip",
  PROVEN_FORM_HEADER,
  DATABASE_AWAY_HEADER,
  "x-middleware-subrequest",
  "x-middleware-rewrite",
  "x-invoke-path",
  "x-matched-path",
  "x-now-route-matches",
  "x-prerender-revalidate",
  "x-prerender-revalidate-if-generated",
];
const ONLY_FROM_PROXIES = [
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "x-real-ip",
  "forwarded",
];

/** Removes the headers that a client must not set, and adds the IP of the client. */
export function setTrustedHeaders(request: IncomingMessage, trusted: Networks): void {
  const { headers, socket } = request;
  const forwardedFor = headers["x-forwarded-for"];
  const ip = clientIp(
    socket.remoteAddress,
    Array.isArray(forwardedFor) ? forwardedFor.join(",") : forwardedFor,
    trusted,
  );
  for (const name of NEVER_FROM_OUTSIDE) delete headers[name];
  if (!isTrustedPeer(socket.remoteAddress, trusted)) {
    for (const name of ONLY_FROM_PROXIES) delete headers[name];
  }
  if (!isRouterState(headers["next-router-state-tree"])) delete headers["next-router-state-tree"];
  headers["x-client-ip"] = ip;
}

/** Whether the header with which Next's router names the current page is valid. Next fails on one that is not. */
function isRouterState(header: string | string[] | undefined): boolean {
  if (header === undefined) return false;
  try {
    return Array.isArray(JSON.parse(decodeURIComponent(String(header))));
  } catch {
    return false;
  }
}

const ABSOLUTE_FORM = /^(?<scheme>https?):\/\/(?<host>[^/?#]*)(?<path>\/[^?#]*)?(?<query>\?[^#]*)?$/i;

/**
 * The path and query of a request, even if its request line has the absolute URL (RFC 9112, 3.2.2). Null where the host is
 * ambiguous: with two Host headers, or with the URL of another host. HTTP/1.0 has no Host header, so there the URL decides.
 */
export function targetOf({ url = "", headers, rawHeaders }: IncomingMessage): string | null {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host");
  if (hosts.length > 1) return null;
  const absolute = ABSOLUTE_FORM.exec(url)?.groups;
  if (!absolute) return url;
  const isSame = headers.host === undefined || hostOf(absolute, absolute["host"]) === hostOf(absolute, headers.host);
  return isSame ? `${absolute["path"] ?? "/"}${absolute["query"] ?? ""}` : null;
}

/** A host without the default port of the scheme, which either side may write or leave out. */
function hostOf({ scheme }: Record<string, string>, host = ""): string {
  const defaultPort = scheme?.toLowerCase() === "https" ? /:(?:443)?$/ : /:(?:80)?$/;
  return host.toLowerCase().replace(defaultPort, "");
}
