import http from "node:http";
import { performance } from "node:perf_hooks";

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
  /** As they came over the line. */
  bytes: number;
}

export interface Asked {
  method?: "GET" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface Load {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  requests: number;
  errors: number;
}

const ANSWER_MILLISECONDS_MAX = 30_000;

/** One client of a site: its connections stay open, as a browser's do. */
export class Client {
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
  readonly #site: URL;

  constructor(site: string) {
    this.#site = new URL(site);
  }

  get origin(): string {
    return this.#site.origin;
  }

  ask({ method = "GET", path, headers = {}, body }: Asked): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = http.request(
        {
          host: this.#site.hostname,
          port: this.#site.port,
          agent: this.#agent,
          method,
          path,
          headers: {
            host: this.#site.host,
            ...headers,
            ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () => {
            const whole = Buffer.concat(chunks);
            // Most answers are only counted, and reading a compressed one as text would cost more than fetching it.
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              bytes: whole.length,
              get body() {
                return whole.toString("utf8");
              },
            });
          });
          response.on("error", reject);
        },
      );
      request.setTimeout(ANSWER_MILLISECONDS_MAX, () => request.destroy(new Error("no answer in time")));
      request.on("error", reject);
      request.end(body);
    });
  }

  close() {
    this.#agent.destroy();
  }
}

/**
 * Keeps `clients` of them busy for some seconds, each doing `step` again and again, and says how it went. A step that
 * throws counts as an error. `number` is never given twice, so each step can be somebody else.
 */
export async function load(clients: number, seconds: number, step: (number: number) => Promise<void>): Promise<Load> {
  const latencies: number[] = [];
  let errors = 0;
  let number = 0;
  const start = performance.now();
  const end = start + seconds * 1_000;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        const began = performance.now();
        await step(number++).then(
          () => latencies.push(performance.now() - began),
          () => {
            errors += 1;
          },
        );
      }
    }),
  );
  return summarize(latencies, errors, (performance.now() - start) / 1_000);
}

export function summarize(latencies: number[], errors: number, seconds: number): Load {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return {
    perSecond: sorted.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    requests: sorted.length,
    errors,
  };
}
