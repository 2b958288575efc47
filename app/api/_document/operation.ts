// What an address that programs may read is described by.
import type { z } from "zod";

import { problemShape } from "./shapes";

/** A request, and what it returns. */
export interface Example {
  name: string;
  path?: Record<string, string>;
  query?: Record<string, string>;
  body?: Record<string, string>;
  status: number;
  response: unknown;
}

export interface Operation {
  path: string;
  method: "get" | "post";
  id: string;
  summary: string;
  description: string;
  /** The scope of the key that it takes; absent where anybody may read it. */
  scope?: "counts" | "export";
  params?: { path?: z.ZodObject; query?: z.ZodObject };
  body?: z.ZodObject;
  /** By status: what is returned. A text is a media type whose content has no shape here. */
  responses: Record<number, { description: string; shape: z.ZodType | null; types?: string[] }>;
  examples: Example[];
}

export const problem = (status: number, title: string, detail: string) => ({
  type: "about:blank",
  status,
  title,
  detail,
});
export const problemOf = (description: string) => ({ description, shape: problemShape });
export const away = { 503: problemOf("The database is not available; try again after `retry-after`") };
export const countedAt = "2027-02-03T15:04:05.000Z";
