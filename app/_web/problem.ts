import { STATUS_CODES } from "node:http";

/** An error in the shape of RFC 9457. `title` is for people; programs read the status. */
export function problem(status: number, title: string, headers: Record<string, string> = {}): Response {
  return Response.json({ type: "about:blank", status, title: STATUS_CODES[status], detail: title }, {
    status,
    headers: {
      "content-type": "application/problem+json", "cache-control": "no-store",
      ...(status === 503 && { "retry-after": "10" }), ...headers,
    },
  });
}
