import type { IncomingMessage, ServerResponse } from "node:http";

// Bodies are in memory until their response is sent. Photographs have megabytes, so only a few are there at once; the others
// wait unread, and their senders are slowed down by the connection itself.
const AT_ONCE_MAX = 4;

let taken = 0;
const waiting: (() => void)[] = [];

/** Waits until a large body may be read, and holds its place until the response has ended. False where the sender has gone. */
export async function mayReadLarge(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  if (taken >= AT_ONCE_MAX) await new Promise<void>((resolve) => waiting.push(resolve));
  taken += 1;
  if (request.destroyed || response.closed) {
    release();
    return false;
  }
  response.once("close", release);
  return true;
}

function release(): void {
  taken -= 1;
  waiting.shift()?.();
}
