import type { ServerResponse } from "node:http";

import { needOfFramework, withDeferredHydration, withoutHydration } from "../../lib/http/framework.ts";
import { compress, type Encoding } from "./encodings.ts";
import { withFormTokens } from "./form-token.ts";

// Done for each response, so quickly: about the gain of gzip at its best, in a fifth of its time.
const QUALITY = { brotli: 4, gzip: 6 };

// What Next's parts tell each other is of no use to a reader.
const ABOUT_ROUTING = ["x-middleware-rewrite", "x-nextjs-cache", "x-nextjs-prerender", "x-nextjs-stale-time"];

interface PageRequest {
  /** Of the visitor, for the tokens in the forms of a page; null where its forms need none. */
  ip: string | null;
  encoding: Encoding;
  /** Whether React and Next are taken out of the page where nothing on it needs them, and deferred where only a form does. */
  stripped: boolean;
}

/**
 * Sends what Next made for a request, whole and compressed: a page with tokens in its forms, and without the framework where
 * it is to be stripped. What is no text goes out as it is.
 */
export async function sendPage(
  response: ServerResponse,
  body: Buffer,
  { ip, encoding, stripped }: PageRequest,
): Promise<void> {
  const type = String(response.getHeader("content-type") ?? "");
  const isText = type.startsWith("text/") && !response.hasHeader("content-encoding");
  if (!isText || body.length === 0) return void response.end(body);
  let text = body;
  if (type.startsWith("text/html")) {
    const plain = body.toString("utf8");
    const html = ip === null ? plain : withFormTokens(plain, ip, new Date());
    // Where something failed, the page that says so is written by the framework, in the browser.
    text = Buffer.from(stripped && response.statusCode < 500 ? withoutFramework(html) : html);
    for (const name of ABOUT_ROUTING) response.removeHeader(name);
  }
  const compressed = await compress(text, encoding, QUALITY);
  if (!/accept-encoding/i.test(String(response.getHeader("vary")))) response.appendHeader("vary", "Accept-Encoding");
  if (encoding !== "identity") response.setHeader("content-encoding", encoding);
  response.removeHeader("content-length");
  // In a chunk, without its length: compressed, it would differ with the nonce, where two responses are to look alike.
  response.write(compressed);
  response.end();
}

function withoutFramework(html: string): string {
  return needOfFramework(html) === null ? withoutHydration(html) : withDeferredHydration(html);
}
