import type { IncomingMessage } from "node:http";

import { type AnyTemplate, findTemplate } from "../../app/_web/templates/all-templates.ts";
import { type PageRequest, TOKEN_IN_TEMPLATE } from "../../app/_web/templates/page-template.ts";
import { kindOf, pathOf } from "../../lib/http/paths.ts";
import { sourceField } from "../../lib/signatures/schema.ts";
import { asksForWholePage } from "./whole-page.ts";

/** Where the data of a page is loaded from when somebody reaches for its form. */
export const DATA_PATH = "/page-data.js";

export interface WantedPage {
  /** Of the page, also where its data is wanted. */
  pathname: string;
  template: AnyTemplate;
  request: PageRequest;
  /** Where the data of a page is wanted: the tag of the page that the reader has. Null where the page itself is. */
  dataOf: string | null;
}

/** The page with a template at a path, or null. */
export function pageAt(pathname: string, from: string | null = null): WantedPage | null {
  const found = kindOf(pathname) === "page" ? findTemplate(pathname) : null;
  return found && { pathname, template: found.template, request: { ...found.request, from }, dataOf: null };
}

/** The page with a template that a request wants, or the data of one. Null for every other request. */
export function wantedPage(request: IncomingMessage): WantedPage | null {
  if (!asksForWholePage(request)) return null;
  const { url = "" } = request;
  const path = pathOf(url);
  // Most have no query.
  if (path === url) return pageAt(path);
  const query = new URLSearchParams(url.slice(path.length));
  const isData = path === DATA_PATH;
  const page = pageAt(isData ? (query.get("page") ?? "") : path, sourceField.parse(query.get("from")));
  return page && { ...page, dataOf: isData ? (query.get("v") ?? "") : null };
}

/** The path of the template of a page: without a token, which belongs to one reader. */
export function templatePath({ pathname, request }: WantedPage): string {
  const { token } = request.params;
  return token === undefined ? pathname : pathname.replace(token, TOKEN_IN_TEMPLATE);
}
