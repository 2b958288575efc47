import type { IncomingMessage, ServerResponse } from "node:http";

import { GET } from "../../app/api/petitions/[slug]/route.ts";
import { baseHeaders, filePolicy } from "../../lib/http/headers.ts";
import { pathOf } from "../../lib/http/paths.ts";
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
    const known = headers["if-none-match"] ?? "";
    const written = await read(`${slug} ${known}`, () => write(slug, known)).catch((error: unknown) => {
      logError("numbers-failed", error);
      return null;
    });
    if (!written) return false;
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

async function write(slug: string, known: string): Promise<Written> {
  const request = new Request("http://localhost", { headers: { "if-none-match": known } });
  const response = await GET(request, { params: Promise.resolve({ slug }) });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  };
}
