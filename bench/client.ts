import http from "node:http";

export interface Response {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
  /** The bytes as they were received. */
  bytes: number;
}

export interface Request {
  method?: "GET" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

const RESPONSE_MILLISECONDS_MAX = 30_000;

/** One client of a server. Like a browser, it keeps its connections open, unless each request is to be a visitor of its own. */
export class Client {
  readonly #agent: http.Agent;
  readonly #server: URL;
  readonly #site: URL;

  /** `siteUrl` is the SITE_URL of the server, if it differs from the URL at which it listens. */
  constructor({ url, siteUrl = url }: { url: string; siteUrl?: string }, { keepAlive = true } = {}) {
    // Connections take turns, so that each process of the server gets its share, as it does from many browsers.
    this.#agent = new http.Agent({ keepAlive, maxSockets: 256, scheduling: "fifo" });
    this.#server = new URL(url);
    this.#site = new URL(siteUrl);
  }

  /** The origin that a browser sends with a form. */
  get origin(): string {
    return this.#site.origin;
  }

  send({ method = "GET", path, headers = {}, body }: Request): Promise<Response> {
    return new Promise((resolve, reject) => {
      const request = http.request(
        {
          host: this.#server.hostname,
          port: this.#server.port,
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
            // Most responses are only counted, and decompressing one would cost more than fetching it.
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
      request.setTimeout(RESPONSE_MILLISECONDS_MAX, () => request.destroy(new Error("no response in time")));
      request.on("error", reject);
      request.end(body);
    });
  }

  close() {
    this.#agent.destroy();
  }
}
