import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";

/**
 * Holds back what a handler writes to a response until the handler ends it. Then `send` gets the body and writes the response,
 * which has its status and headers and has not been sent. If `send` fails, the connection is closed. Returns a function that
 * releases the response of a failed handler, so that another can be sent. It returns false where the handler has ended it.
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
      const last = headers.at(-1);
      if (last && typeof last === "object" && !Array.isArray(last))
        response.setHeaders(new Map(Object.entries(last) as [string, string][]));
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

function callLast(args: unknown[]): void {
  const callback = args.at(-1);
  if (typeof callback === "function") callback();
}
