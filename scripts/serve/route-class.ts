import type { IncomingMessage } from "node:http";

import { isAuthorizedByPath, kindOf, pathOf } from "../../lib/http/paths.ts";
import { stripLocale } from "../../lib/locale.ts";

/** The classes by which requests are counted. There are no others, whatever is requested, and none says who asked for what. */
export const ROUTE_CLASSES = [
  "page",
  "petition",
  "own-page",
  "form",
  "console",
  "numbers",
  "api",
  "file",
  "other",
] as const;
export type RouteClass = (typeof ROUTE_CLASSES)[number];

/** The class of a request. */
export function routeClassOf({ method = "", url = "" }: Pick<IncomingMessage, "method" | "url">): RouteClass {
  const pathname = pathOf(url);
  switch (kindOf(pathname)) {
    case "console":
      return "console";
    case "api":
      return pathname.startsWith("/api/petitions") ? "numbers" : "api";
    case "file":
      return "file";
    case "developers":
      return "other";
    case "page":
      if (method === "POST") return "form";
      if (isAuthorizedByPath(pathname)) return "own-page";
      return /^\/(?:petitions(?:\/|$)|$)/.test(stripLocale(pathname)) ? "petition" : "page";
  }
}
