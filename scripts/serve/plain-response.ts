import type { ServerResponse } from "node:http";

import type { PlainPage } from "../../lib/http/plain-page.ts";

/** Sends a plain page or problem instead of the current response. Closes the connection where that has begun. */
export function sendPlain(response: ServerResponse, { status, headers, body }: PlainPage): void {
  if (response.headersSent) return void response.destroy();
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  // The rest of a body that is too long is not read.
  response.writeHead(status, response.req.complete ? headers : { ...headers, connection: "close" });
  response.end(body);
}
