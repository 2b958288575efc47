import { PROBLEM_TYPE, problemBody } from "@/lib/http/problem";

/** What a route answers that cannot do what it was asked. The sentence is for people; programs read the status. */
export function problem(status: number, sentence: string, headers: Record<string, string> = {}): Response {
  return new Response(problemBody(status, sentence), {
    status,
    headers: {
      "content-type": PROBLEM_TYPE,
      "cache-control": "no-store",
      ...(status === 503 && { "retry-after": "10" }),
      ...headers,
    },
  });
}
