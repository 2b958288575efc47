import { IncomingMessage } from "node:http";

export type Body = Buffer | "too-long" | "broken";

export const NO_BODY = Buffer.alloc(0);

// A body that is too long is still read up to here, because clients read the response only after they have sent it.
const DISCARDED_BYTES_MAX = 1_000_000;

/** A route that takes longer bodies than this reads only a few at once (large-bodies.ts). */
export const LARGE_BYTES = DISCARDED_BYTES_MAX;

/** Reads the body of a request, and keeps at most `bytesMax` of it. "broken" where the connection ended before the body. */
export async function readBody(request: IncomingMessage, bytesMax: number): Promise<Body> {
  const { headers } = request;
  const saidLength = Number(headers["content-length"] ?? 0);
  if (saidLength === 0 && headers["transfer-encoding"] === undefined) return NO_BODY;
  const discardedMax = Math.max(DISCARDED_BYTES_MAX, bytesMax);
  if (saidLength > discardedMax) return "too-long";
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= bytesMax) return void chunks.push(chunk);
      chunks = [];
      if (bytes <= discardedMax) return;
      request.pause();
      resolve("too-long");
    });
    request.once("end", () => resolve(bytes > bytesMax ? "too-long" : Buffer.concat(chunks)));
    request.once("close", () => resolve("broken"));
  });
}

/**
 * A request with its whole body, for Next. Next replaces the listeners of a request, after which an error of the connection
 * would be unhandled and end the process. This request is not part of the connection, whose errors are handled on Node's own
 * request and response.
 */
export class WholeRequest extends IncomingMessage {
  readonly body: Buffer;

  constructor({ socket, method, url, headers, httpVersion }: IncomingMessage, body: Buffer) {
    super(socket);
    this.body = body;
    this.method = method;
    this.url = url;
    this.httpVersion = httpVersion;
    [this.httpVersionMajor = 1, this.httpVersionMinor = 1] = httpVersion.split(".").map(Number);
    this.headers = { ...headers };
    delete this.headers["transfer-encoding"];
    delete this.headers["content-length"];
    if (body.length > 0) {
      this.headers["content-length"] = `${body.length}`;
      this.push(body);
    }
    this.push(null);
    this.complete = true;
  }

  override _read(): void {}

  override _destroy(_error: Error | null, done: (error?: Error | null) => void): void {
    done();
  }
}
