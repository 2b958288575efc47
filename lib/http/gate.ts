import { baseHeaders, filePolicy } from "./headers.ts";
import { linkRedirect } from "./link-paths.ts";
import { canonicalPath, faultOf, kindOf, languageOf, pathOf } from "./paths.ts";
import { type PlainPage, plainPage } from "./plain-page.ts";
import { postRouteOf } from "./posts.ts";
import { plainProblem } from "./problem.ts";

const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];

interface RequestHead {
  method: string;
  /** A path, perhaps with a query. */
  url: string;
  siteUrl: string;
}

/**
 * The response to a request that needs no route: an invalid path, another spelling of a path, a method or a form that
 * nothing handles there, or OPTIONS for a page. Null for every other request. It comes before the framework, which responds
 * to several of these without our headers, with a 500, or not at all.
 */
export function earlyResponse({ method, url, siteUrl }: RequestHead): PlainPage | null {
  const toToken = linkRedirect(url, siteUrl);
  if (toToken) return toToken;
  const fault = faultOf(url);
  if (fault) return refusal(fault, url, siteUrl);
  const pathname = pathOf(url);
  const kind = kindOf(pathname);
  const allowed = METHODS.filter((each) => each !== "POST" || postRouteOf(pathname) !== null).join(", ");
  const wrongMethod = () => {
    const { headers, ...rest } = refusal("method", url, siteUrl);
    return { ...rest, headers: { ...headers, allow: allowed } };
  };
  if (!METHODS.includes(method)) return wrongMethod();
  const canonical = kind === "page" ? canonicalPath(pathname) : pathname;
  if (canonical !== pathname) return redirect(`${canonical}${url.slice(pathname.length)}`, siteUrl);
  if (method === "POST" && postRouteOf(pathname) === null) return wrongMethod();
  // Route handlers respond to OPTIONS themselves, because some are open to other sites.
  if (method === "OPTIONS" && kind !== "api" && kind !== "file") return methodsOf(allowed, siteUrl);
  return null;
}

/** The refusal of a request: a page in the reader's language, or problem JSON for API clients. */
export function refusal(reason: Parameters<typeof plainPage>[0], url: string, siteUrl: string): PlainPage {
  const page = plainPage(reason, languageOf(url), { siteUrl });
  return kindOf(pathOf(url)) === "api" ? plainProblem(page.status, siteUrl) : page;
}

function redirect(location: string, siteUrl: string): PlainPage {
  return {
    status: 308,
    headers: {
      ...baseHeaders({ siteUrl }),
      "content-security-policy": filePolicy(),
      "cache-control": "public, max-age=300",
      location,
    },
    body: "",
  };
}

function methodsOf(allow: string, siteUrl: string): PlainPage {
  return {
    status: 204,
    headers: { ...baseHeaders({ siteUrl }), "content-security-policy": filePolicy(), allow },
    body: "",
  };
}
