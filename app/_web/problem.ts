import { PROBLEM_TYPE, problemBody } from "@/lib/http/problem";

/** The response of a route that refuses or fails, as problem JSON (RFC 9457). `detail` is for people; programs read the status. */
export function problem(status: number, detail: string, headers: Record<string, string> = {}): Response {
  return new Response(problemBody(status, detail), {
    status,
    headers: {
      "content-type": PROBLEM_TYPE,
      "cache-control": "no-store",
      ...(status === 503 && { "retry-after": "10" }),
      ...headers,
    },
  });
}
