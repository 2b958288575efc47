import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

import { pool } from "../../lib/db/client.ts";
import { baseHeaders, filePolicy } from "../../lib/http/headers.ts";
import { pathOf } from "../../lib/http/paths.ts";
import { plainProblem } from "../../lib/http/problem.ts";
import { logError } from "../../lib/log.ts";
import { shareMetrics } from "./metrics-sharing.ts";
import { sendPlain } from "./plain-response.ts";
import { ROUTE_CLASSES, routeClassOf } from "./route-class.ts";
import { createSiteMetrics } from "./site-metrics.ts";

const PATH = "/api/metrics";
// From a page of memory to the longest that a visitor waits.
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Options {
  token: string;
  siteUrl: string;
  version: string;
  /** Tells the server processes of this machine apart. A process that replaces another has its number. */
  processNumber: string;
}

/**
 * The numbers of this machine for Prometheus (docs/decisions/metrics.md): `observe` counts a request of this process, and
 * `serveMetrics` responds with those of all of its processes, to who has the token.
 */
export function createMetrics({ token, siteUrl, version, processNumber }: Options) {
  const registry = new Registry();
  registry.setDefaultLabels({ process: processNumber });
  collectDefaultMetrics({ register: registry });
  const { requests, seconds, broken } = requestMetrics(registry);
  countConnections(registry);
  const readAll = shareMetrics(registry);
  const site = createSiteMetrics(version);
  const expected = digest(`Bearer ${token}`);

  return { observe, serveMetrics };

  function observe(request: IncomingMessage, response: ServerResponse): void {
    const route = routeClassOf(request);
    const end = seconds.startTimer({ route });
    response.once("close", () => {
      if (!response.writableFinished) return broken.inc();
      end();
      requests.inc({ route, status: `${Math.floor(response.statusCode / 100)}xx` });
    });
  }

  async function serveMetrics(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    if (pathOf(request.url ?? "") !== PATH || (request.method !== "GET" && request.method !== "HEAD")) return false;
    if (!timingSafeEqual(digest(request.headers.authorization ?? ""), expected)) {
      const problem = plainProblem(401, siteUrl);
      sendPlain(response, { ...problem, headers: { ...problem.headers, "www-authenticate": "Bearer" } });
      return true;
    }
    const [processes, whole] = await Promise.all([readAll(), site.read()]).catch((error: unknown) => {
      logError("metrics-failed", error);
      return [null, null];
    });
    // Half of the numbers would look like a site that has half of its visitors.
    if (processes === null || whole === null) {
      sendPlain(response, plainProblem(503, siteUrl));
      return true;
    }
    response.writeHead(200, {
      ...baseHeaders({ siteUrl }),
      "content-security-policy": filePolicy(),
      "content-type": registry.contentType,
      "cache-control": "no-store",
    });
    response.end(request.method === "HEAD" ? undefined : `${processes}\n${whole}`);
    return true;
  }
}

function requestMetrics(registry: Registry) {
  const requests = new Counter({
    name: "safe_harbor_http_requests_total",
    help: "Requests that got a response, by the class of their route and of their status.",
    labelNames: ["route", "status"],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: "safe_harbor_http_request_seconds",
    help: "Seconds from the head of a request to the end of its response.",
    labelNames: ["route"],
    buckets: SECONDS,
    registers: [registry],
  });
  const broken = new Counter({
    name: "safe_harbor_http_unfinished_total",
    help: "Requests whose connection ended before their response did.",
    registers: [registry],
  });
  // So that every class is there from the start, and a rate of errors is 0 and not absent.
  for (const route of ROUTE_CLASSES) for (const status of ["2xx", "5xx"]) requests.inc({ route, status }, 0);
  return { requests, seconds, broken };
}

function countConnections(registry: Registry): void {
  new Gauge({
    name: "safe_harbor_database_connections",
    help: "Connections of this process to the database, and requests that wait for one.",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      this.set({ state: "idle" }, pool.idleCount);
      this.set({ state: "busy" }, pool.totalCount - pool.idleCount);
      this.set({ state: "waiting" }, pool.waitingCount);
    },
  });
}

// Of the same length for every input, as timingSafeEqual needs.
const digest = (text: string) => createHash("sha256").update(text).digest();
