import type { IncomingMessage } from "node:http";

// With these headers Next's router requests something else than the whole page.
export const NEXT_HEADERS = ["rsc", "next-router-state-tree", "next-router-prefetch", "next-router-segment-prefetch"];

/** Whether a request is for a whole page. */
export function asksForWholePage({ method, headers }: IncomingMessage): boolean {
  return (method === "GET" || method === "HEAD") && !NEXT_HEADERS.some((name) => name in headers);
}
