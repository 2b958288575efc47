import type { ServerResponse } from "node:http";

import { needOfFramework, withDeferredHydration, withoutHydration } from "../../lib/http/framework.ts";
import { compress, type Encoding } from "./encodings.ts";
import { withFormTokens } from "./form-token.ts";

// A fast level, because each response is compressed: about the gain of gzip's best level, in a fifth of its time.
const QUALITY = { brotli: 4, gzip: 6 };

// Headers that only Next's own parts use.
const ABOUT_ROUTING = ["x-middleware-rewrite", "x-nextjs-cache", "x-nextjs-prerender", "x-nextjs-stale-time"];

interface PageRequest {
  /** The IP of the visitor, for the tokens in the forms of a page; null where its forms need none. */
  ip: string | null;
  encoding: Encoding;
  /** Whether the framework is removed from a page that does not need it, and deferred where only a form does. */
  stripped: boolean;
  /** Whether the page works without any script, also where it has a form. */
  scriptless: boolean;
}

/**
 * Sends the response that Next made, complete and compressed. A page gets tokens in its forms and, with `stripped`, loses the
 * framework. Content that is no text is sent unchanged.
 */
export async function sendPage(
  response: ServerResponse,
  body: Buffer,
  { ip, encoding, stripped, scriptless }: PageRequest,
): Promise<void> {
  const type = String(response.getHeader("content-type") ?? "");
  const isText = type.startsWith("text/") && !response.hasHeader("content-encoding");
  if (!isText || body.length === 0) return void response.end(body);
  let text = body;
  if (type.startsWith("text/html")) {
    const plain = body.toString("utf8");
    const html = ip === null ? plain : withFormTokens(plain, ip, new Date());
    // The framework renders the page of an error in the browser, so it stays there.
    const removes = stripped && response.statusCode < 500;
    text = Buffer.from(scriptless ? withoutHydration(html) : removes ? withoutFramework(html) : html);
    for (const name of ABOUT_ROUTING) response.removeHeader(name);
  }
  const compressed = await compress(text, encoding, QUALITY);
  if (!/accept-encoding/i.test(String(response.getHeader("vary")))) response.appendHeader("vary", "Accept-Encoding");
  if (encoding !== "identity") response.setHeader("content-encoding", encoding);
  response.removeHeader("content-length");
  // As a chunk, without a length: the compressed length depends on the nonce, and equal responses must look equal.
  response.write(compressed);
  response.end();
}

function withoutFramework(html: string): string {
  return needOfFramework(html) === null ? withoutHydration(html) : withDeferredHydration(html);
}
