import type { IncomingMessage } from "node:http";

import { PROVEN_FORM_HEADER } from "../../lib/http/origin.ts";
import { clientIp, isTrustedPeer, type Networks } from "./client-ip.ts";

// Next runs the steps between its servers over headers of this name, and would believe them from anybody.
const NEVER_FROM_OUTSIDE = [
  "x-client-ip",
  PROVEN_FORM_HEADER,
  "x-middleware-subrequest",
  "x-middleware-rewrite",
  "x-invoke-path",
  "x-matched-path",
  "x-now-route-matches",
];
const ONLY_FROM_PROXIES = [
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "x-real-ip",
  "forwarded",
];

/** Removes what a stranger must not claim, and adds the IP address that the request comes from. */
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

/** Next's browser code says with this what it shows already; Next itself fails on one that it cannot read. */
function isRouterState(given: string | string[] | undefined): boolean {
  try {
    return Array.isArray(JSON.parse(decodeURIComponent(String(given))));
  } catch {
    return false;
  }
}

const ABSOLUTE_FORM = /^https?:\/\/(?<host>[^/?#]*)(?<path>\/[^?#]*)?(?<query>\?[^#]*)?$/i;

/**
 * The path and query that a request asks for, also where it names the whole URL (RFC 9112, 3.2.2). Null where it does not
 * say clearly which host it means: with two Host headers, or a URL of another host.
 */
export function targetOf({ url = "", headers, rawHeaders }: IncomingMessage): string | null {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host");
  if (hosts.length > 1) return null;
  const absolute = ABSOLUTE_FORM.exec(url)?.groups;
  if (!absolute) return url;
  if (absolute["host"]?.toLowerCase() !== headers.host?.toLowerCase()) return null;
  return `${absolute["path"] ?? "/"}${absolute["query"] ?? ""}`;
}
