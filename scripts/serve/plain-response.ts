import type { ServerResponse } from "node:http";

import type { PlainPage } from "../../lib/http/plain-page.ts";

/** Sends a plain page or problem in place of whatever stood on the response; closes the connection where that is too late. */
export function sendPlain(response: ServerResponse, { status, headers, body }: PlainPage): void {
  if (response.headersSent) return void response.destroy();
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  // What is left of a body that was too long is not worth reading.
  response.writeHead(status, response.req.complete ? headers : { ...headers, connection: "close" });
  response.end(body);
}
