import { ServerResponse } from "node:http";
import { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { withResponse } from "../../lib/response.ts";
import { NO_BODY, WholeRequest } from "./body.ts";
import { holdResponse } from "./held-response.ts";
import type { NextHandler } from "./next-response.ts";

export interface Rendered {
  html: string;
  /** What the page wants loaded early, such as fonts (RFC 8288). */
  link: string | null;
}

// Longer than all statements of a page may take together.
const RENDERING_MILLISECONDS_MAX = 30_000;

async function tooLate(): Promise<never> {
  await sleep(RENDERING_MILLISECONDS_MAX, undefined, { ref: false });
  throw new Error("a page was not rendered in time");
}

/**
 * The HTML of a page as Next renders it from its frame, with marks in the place of its slots. No reader's request is part of it:
 * no header, no cookie, no IP address. Null where the page has another status than 200.
 */
export async function renderTemplate(handle: NextHandler, url: string, frame: unknown): Promise<Rendered | null> {
  const { response, body } = await renderByNext(handle, url, {}, { template: { frame } });
  const link = response.getHeader("link");
  return response.statusCode === 200
    ? { html: body.toString("utf8"), link: typeof link === "string" ? link : null }
    : null;
}

/** What Next responds to a request of our own for a path, with these headers besides those that every one needs. */
export async function renderByNext(
  handle: NextHandler,
  url: string,
  ownHeaders: Record<string, string>,
  handling: Parameters<typeof withResponse>[2] = {},
): Promise<{ response: ServerResponse; body: Buffer }> {
  // For readers of this name Next waits for the metadata of a page, and so writes them where they belong.
  const headers = { host: "localhost", "x-client-ip": "127.0.0.1", "user-agent": "Twitterbot", ...ownHeaders };
  const source = { socket: new Socket(), method: "GET", url, headers, httpVersion: "1.1" };
  const request = new WholeRequest(source as unknown as WholeRequest, NO_BODY);
  const response = new ServerResponse(request);
  const body = new Promise<Buffer>((resolve) => {
    holdResponse(response, async (whole) => {
      resolve(whole);
      // Next waits for it after some responses, and without a connection it would not come.
      response.emit("finish");
    });
  });
  const whole = withResponse(response, () => handle(request, response).then(() => body), handling);
  return { response, body: await Promise.race([whole, tooLate()]) };
}
