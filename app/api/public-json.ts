import { etagOf, etagMatches } from "@/lib/http/etag";
import { isUnavailable } from "@/lib/unavailable";
import { problem } from "@/app/_web/problem";

// Anyone may read these numbers from any page; nothing here is personal and nothing can be changed.
const OPEN = { "access-control-allow-origin": "*" };
const CACHED = "public, max-age=5, stale-while-revalidate=30";
const METHODS = "GET, HEAD, OPTIONS";

/** The response to a GET: JSON that caches may keep for a few seconds, or 304 where the client already has it. */
export async function publicJson(
  request: Request,
  read: () => Promise<object | null | "gone">,
  missing = "There is no such petition",
): Promise<Response> {
  let value: object | null | "gone";
  try {
    value = await read();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return problem(503, "The database is not available at this moment", OPEN);
  }
  if (value === null) return problem(404, missing, OPEN);
  if (value === "gone") return problem(410, "This petition was taken down", OPEN);
  const { countedAt, ...counted } = value as { countedAt?: unknown };
  // The ETag leaves out `countedAt`, which differs each time although the numbers are the same.
  const etag = etagOf(JSON.stringify(counted));
  const headers = { ...OPEN, "cache-control": CACHED, etag, "access-control-expose-headers": "etag" };
  if (etagMatches(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  return Response.json(countedAt === undefined ? counted : { ...counted, countedAt }, { headers });
}

/** The response to a browser's CORS preflight. */
export function openToAll(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...OPEN,
      allow: METHODS,
      "access-control-allow-methods": METHODS,
      "access-control-allow-headers": "if-none-match",
      "access-control-max-age": "86400",
    },
  });
}

/** The response to a POST. The gate refuses every other method that would change something. */
export function readOnly(): Response {
  return problem(405, "This can only be read", { ...OPEN, allow: METHODS });
}
