import type { IncomingMessage } from "node:http";

// With these Next's own code in the browser asks for something else than the whole page.
export const NEXT_HEADERS = ["rsc", "next-router-state-tree", "next-router-prefetch", "next-router-segment-prefetch"];

/** Whether a request wants to read a page as a whole. */
export function asksForWholePage({ method, headers }: IncomingMessage): boolean {
  return (method === "GET" || method === "HEAD") && !NEXT_HEADERS.some((name) => name in headers);
}
