import type { IncomingMessage, ServerResponse } from "node:http";

import { GET } from "../../app/api/petitions/[slug]/route.ts";
import { baseHeaders, filePolicy } from "../../lib/http/headers.ts";
import { pathOf } from "../../lib/http/paths.ts";
import { etagMatches } from "../../lib/http/etag.ts";
import { logError } from "../../lib/log.ts";
import { compress, encodingOf } from "./encodings.ts";
import { keepReads } from "./kept-reads.ts";

const PATH = /^\/api\/petitions\/(?<slug>[a-z0-9-]+)$/;
const QUALITY = { brotli: 4, gzip: 6 };

interface Written {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/**
 * Responds with the public numbers of a petition without Next, because clients that show them ask again and again. The
 * response is the one of the route. Clients that ask at the same moment share its reads, and none gets older numbers.
 * Resolves with false for every other request, and where the route fails; then Next responds.
 */
export function servePublicNumbers({ siteUrl }: { siteUrl: string }) {
  const read = keepReads();
  const fixed = {
    ...baseHeaders({ siteUrl }),
    "content-security-policy": filePolicy(),
    // Pages of other sites may read them.
    "cross-origin-resource-policy": "cross-origin",
    vary: "Accept-Encoding",
  };

  return async function serveNumbers(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { method, url = "", headers } = request;
    const slug = PATH.exec(pathOf(url))?.groups?.["slug"];
    if (slug === undefined || (method !== "GET" && method !== "HEAD")) return false;
    const found = await read(slug, () => write(slug), isNoFailure).catch((error: unknown) => {
      logError("numbers-failed", error);
      return null;
    });
    if (!found) return false;
    const { etag } = found.headers;
    const isKnown = etag !== undefined && etagMatches(headers["if-none-match"], etag);
    const written = isKnown ? notModified(found) : found;
    const encoding = written.body.length > 0 ? encodingOf(headers) : "identity";
    const body = await compress(written.body, encoding, QUALITY);
    response.writeHead(written.status, {
      ...fixed,
      ...written.headers,
      ...(written.status === 304 ? {} : { "content-length": body.length }),
      ...(encoding === "identity" ? {} : { "content-encoding": encoding }),
    });
    response.end(method === "HEAD" ? undefined : body);
    return true;
  };
}

const isNoFailure = ({ status }: Written) => status < 500;

async function write(slug: string): Promise<Written> {
  const response = await GET(new Request("http://localhost"), { params: Promise.resolve({ slug }) });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

/** The response to a client that has these numbers already. */
function notModified({ headers: { "content-type": _type, ...headers } }: Written): Written {
  return { status: 304, headers, body: Buffer.alloc(0) };
}
