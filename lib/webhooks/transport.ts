import "server-only";

import { Resolver } from "node:dns/promises";
import { request as requestPlain } from "node:http";
import { request as requestSecure, type RequestOptions } from "node:https";

import { SECOND } from "../time";
import { ipOf, isAllowedIp, isPlainAllowed, type Network } from "./rules";
import { type AttemptError, REQUEST_MILLISECONDS_MAX, RESPONSE_BYTES_MAX } from "./schema";

export interface Post {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface Limits {
  /** Networks besides the public internet that may be reached. */
  allowed: Network[];
  /** Name servers; empty means those of the machine. */
  nameServers?: string[];
  milliseconds?: number;
}

/** What became of a try: the status of the response, or why there is none. */
export type Outcome = { httpStatus: number; error: null } | { httpStatus: null; error: AttemptError };

const failed = (error: AttemptError): Outcome => ({ httpStatus: null, error });

/**
 * Sends a message. The name is resolved once and every IP of it is checked; the connection goes to an IP that was checked, so
 * a name that leads elsewhere a moment later changes nothing. No redirect is followed, and no connection is used twice.
 */
export async function post({ url, headers, body }: Post, limits: Limits): Promise<Outcome> {
  const parsed = new URL(url);
  const deadline = AbortSignal.timeout(limits.milliseconds ?? REQUEST_MILLISECONDS_MAX);
  const found = await addressesOf(parsed.hostname, limits.nameServers ?? [], deadline);
  if (typeof found === "string") return failed(found);
  const isAllowed = parsed.protocol === "https:" ? isAllowedIp : isPlainAllowed;
  if (!found.every((ip) => isAllowed(ip, limits.allowed))) return failed("ip-refused");
  return send(parsed, { ip: found[0]!, headers, body, deadline });
}

const NO_SUCH_HOST = new Set(["ENODATA", "ENOTFOUND", "EBADNAME", "EBADRESP"]);
const LOOKUP_MILLISECONDS_MAX = 3 * SECOND;

/** The IPs of a host. Not by the system's own look-up, which blocks one of few threads for as long as a name server is silent. */
async function addressesOf(hostname: string, nameServers: string[], deadline: AbortSignal) {
  const literal = ipOf(hostname);
  if (literal !== null) return [literal];
  const resolver = new Resolver({ timeout: LOOKUP_MILLISECONDS_MAX, tries: 2 });
  if (nameServers.length > 0) resolver.setServers(nameServers);
  const cancel = () => resolver.cancel();
  deadline.addEventListener("abort", cancel);
  try {
    const found = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const ips = found.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
    if (ips.length > 0) return ips;
    const codes = found.map((each) => (each.status === "rejected" ? String(codeOf(each.reason)) : ""));
    return codes.every((code) => NO_SUCH_HOST.has(code)) ? "no-such-host" : ("timed-out" as const);
  } finally {
    deadline.removeEventListener("abort", cancel);
  }
}

interface Sent {
  ip: string;
  headers: Record<string, string>;
  body: string;
  deadline: AbortSignal;
}

function send({ protocol, hostname, port, host, pathname, search }: URL, sent: Sent): Promise<Outcome> {
  const isSecure = protocol === "https:";
  const options: RequestOptions = {
    method: "POST",
    host: sent.ip,
    port: port || (isSecure ? 443 : 80),
    path: `${pathname}${search}`,
    headers: { ...sent.headers, host, "content-length": Buffer.byteLength(sent.body), connection: "close" },
    // The certificate is checked against the name of the URL, not against the IP.
    ...(isSecure && ipOf(hostname) === null && { servername: hostname }),
    agent: false,
    signal: sent.deadline,
  };
  return new Promise((resolve) => {
    // However the body ends, the status is what counts.
    let responded: Outcome | undefined;
    const request = (isSecure ? requestSecure : requestPlain)(options, (response) => {
      responded = { httpStatus: response.statusCode!, error: null };
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > RESPONSE_BYTES_MAX) response.destroy();
      });
      response.on("error", () => undefined);
      response.on("close", () => resolve(responded!));
    });
    request.on("error", (error) => {
      resolve(responded ?? failed(sent.deadline.aborted ? "timed-out" : errorOf(error)));
    });
    request.end(sent.body);
  });
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

function errorOf(error: unknown): AttemptError {
  const code = String(codeOf(error));
  return /CERT|SSL|TLS|SIGNATURE|ISSUER/.test(code) ? "certificate-refused" : "connection-failed";
}
