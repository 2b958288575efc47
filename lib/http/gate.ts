import { faultOf, kindOf, languageOf } from "./paths.ts";
import { type PlainPage, plainPage } from "./plain-page.ts";
import { plainProblem } from "./problem.ts";

export const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];
const FILE_METHODS = ["GET", "HEAD", "OPTIONS"];

type Asked = { method: string; address: string; siteUrl: string };

/**
 * The answer to a request that no route should see: an address that cannot be read, or a method nothing here has.
 * Null for everything else. It comes before the framework, which answers several of these without our headers or with
 * a 500.
 */
export function refusalOf({ method, address, siteUrl }: Asked): PlainPage | null {
  const pathname = address.split("?", 1)[0] ?? "";
  const kind = kindOf(pathname);
  const fault = faultOf(address);
  const methods = kind === "file" ? FILE_METHODS : METHODS;
  const reason = fault ?? (methods.includes(method) ? null : "method");
  if (reason === null) return null;

  const page = plainPage(reason, languageOf(pathname), { siteUrl });
  const answer = kind === "api" ? plainProblem(page.status, siteUrl) : page;
  return reason === "method" ? { ...answer, headers: { ...answer.headers, allow: methods.join(", ") } } : answer;
}

/** The refusal of a form sent to a page that has none. */
export function refuseForm(pathname: string, siteUrl: string): PlainPage {
  const page = plainPage("method", languageOf(pathname), { siteUrl });
  return { ...page, headers: { ...page.headers, allow: FILE_METHODS.join(", ") } };
}
