import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";

/**
 * Holds what a handler writes to a response until it is whole. Then `send` gets the body; status and headers stand on the
 * response, nothing has been sent, and what `send` writes goes out. If it fails, the connection is closed. Returns what
 * lets go of a response whose handler failed, so that another can be sent; false where the handler had ended it.
 */
export function holdResponse(response: ServerResponse, send: (body: Buffer) => Promise<void>): () => boolean {
  const { write, end, writeHead, flushHeaders } = response;
  const chunks: Buffer[] = [];
  let ended = false;
  const keep = (chunk: unknown) => {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string));
  };
  const release = () => {
    if (!ended) Object.assign(response, { write, end, writeHead, flushHeaders });
    return !ended;
  };
  Object.assign(response, {
    write: (chunk: unknown, ...rest: unknown[]) => {
      keep(chunk);
      callLast(rest);
      return true;
    },
    end: (chunk?: unknown, ...rest: unknown[]) => {
      if (ended) return response;
      keep(chunk);
      release();
      ended = true;
      void sendUnlessGone(response, Buffer.concat(chunks), send).finally(() => callLast([chunk, ...rest]));
      return response;
    },
    flushHeaders: () => undefined,
    writeHead: (status: number, ...headers: (string | OutgoingHttpHeaders | OutgoingHttpHeader[])[]) => {
      response.statusCode = status;
      const given = headers.at(-1);
      if (given && typeof given === "object" && !Array.isArray(given))
        response.setHeaders(new Map(Object.entries(given) as [string, string][]));
      return response;
    },
  });
  return release;
}

async function sendUnlessGone(
  response: ServerResponse,
  body: Buffer,
  send: (body: Buffer) => Promise<void>,
): Promise<void> {
  if (response.destroyed) return;
  await send(body).catch(() => response.destroy());
}

function callLast(given: unknown[]): void {
  const callback = given.at(-1);
  if (typeof callback === "function") callback();
}
