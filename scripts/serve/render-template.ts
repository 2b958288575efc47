import { ServerResponse } from "node:http";
import { Socket } from "node:net";

import { withResponse } from "../../lib/response.ts";
import { NO_BODY, WholeRequest } from "./body.ts";
import { holdResponse } from "./held-response.ts";
import type { NextHandler } from "./next-response.ts";

/**
 * The HTML of a page as Next renders it from its frame, with marks in the place of its slots. No reader's request is part of it:
 * no header, no cookie, no IP address. Null where the page has another status than 200.
 */
export async function renderTemplate(handle: NextHandler, url: string, frame: unknown): Promise<string | null> {
  const headers = { host: "localhost", "x-client-ip": "127.0.0.1" };
  const source = { socket: new Socket(), method: "GET", url, headers, httpVersion: "1.1" };
  const request = new WholeRequest(source as unknown as WholeRequest, NO_BODY);
  const response = new ServerResponse(request);
  const body = new Promise<Buffer>((resolve) => {
    holdResponse(response, async (whole) => resolve(whole));
  });
  await withResponse(response, () => handle(request, response), { template: { frame } });
  const html = (await body).toString("utf8");
  return response.statusCode === 200 ? html : null;
}
