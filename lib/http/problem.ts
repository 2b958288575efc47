import { STATUS_CODES } from "node:http";

import { baseHeaders, filePolicy } from "./headers.ts";
import type { PlainPage } from "./plain-page.ts";

export const PROBLEM_TYPE = "application/problem+json";

/** An error as problem JSON (RFC 9457). `detail` is for people; programs read the status. */
export function problemBody(status: number, detail?: string): string {
  return JSON.stringify({ type: "about:blank", status, title: STATUS_CODES[status], ...(detail && { detail }) });
}

/** The same as a whole response, for requests that reach no route. */
export function plainProblem(status: number, siteUrl: string): PlainPage {
  return {
    status,
    headers: {
      ...baseHeaders({ siteUrl }),
      "content-type": PROBLEM_TYPE,
      "content-security-policy": filePolicy(),
      "cache-control": "no-store",
    },
    body: problemBody(status),
  };
}
