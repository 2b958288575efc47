import { randomBytes } from "node:crypto";
import path from "node:path";
import { type NextRequest, NextResponse } from "next/server";
import { withRenewedSession } from "@/app/(console)/renewed-session";
import { env } from "@/lib/env";
import { holdsToken, isOwnKey, kindOf, type Language, routePage, unsubscribeRoute } from "@/lib/http/paths";
import { METHODS, refusalOf, refuseForm } from "@/lib/http/gate";
import { baseHeaders, contentPageHeaders, filePolicy, pagePolicy } from "@/lib/http/headers";
import { pageHashesOf } from "@/lib/http/page-hashes";
import { type PlainPage, plainPage } from "@/lib/http/plain-page";

const NONCE_BYTES = 16;

// What next-intl reads the language of a request from; see docs/decisions/internationalisation.md.
const LANGUAGE_HEADER = "x-next-intl-locale";

/** Sends every address to the route that answers it and says what its answer may do. */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname, search } = request.nextUrl;
  const refused = refusalOf({ method: request.method, address: `${pathname}${search}`, siteUrl: env.SITE_URL });
  if (refused) return respondWith(refused);

  switch (kindOf(pathname)) {
    case "page":
      return page(request);
    case "console":
      return withRenewedSession(request, dynamicPage(request, { language: "en", internal: pathname }));
    case "developers":
      // Where they are off, their addresses are ones like any other that nobody knows.
      return env.NODE_ENV === "development" || env.STORIES === "on"
        ? respondWithPage(request, { language: "en", internal: pathname })
        : page(request);
    case "file":
      return file(request);
    case "api":
      return withHeaders(NextResponse.next(), apiHeaders(pathname));
  }
}

// Other sites' pages may read these (app/api/public-json.ts).
const OPEN_TO_ALL = /^\/api\/(petitions|audit-head)(\/|$)/;

function apiHeaders(pathname: string): Record<string, string> {
  return {
    "content-security-policy": filePolicy(),
    ...(holdsToken(pathname) ? { "referrer-policy": "no-referrer" } : {}),
    ...(OPEN_TO_ALL.test(pathname) ? { "cross-origin-resource-policy": "cross-origin" } : {}),
  };
}

function page(request: NextRequest): Response {
  const {
    method,
    nextUrl: { pathname },
  } = request;
  if (method === "OPTIONS") {
    return withHeaders(new NextResponse(null, { status: 204 }), {
      "content-security-policy": filePolicy(),
      allow: METHODS.join(", "),
    });
  }
  const posted = method === "POST" ? unsubscribeRoute(pathname) : null;
  if (posted) return withHeaders(passTo(request, posted, new Headers(request.headers)), apiHeaders(posted));
  const route = routePage(pathname);
  return "redirect" in route ? redirectTo(request, route.redirect) : respondWithPage(request, route);
}

function respondWithPage(request: NextRequest, route: { language: Language; internal: string }): Response {
  // In development every page is made for the request.
  const hashes =
    env.NODE_ENV === "development"
      ? undefined
      : pageHashesOf(path.resolve(/* turbopackIgnore: true */ env.NEXT_DIST_DIR))[route.internal];
  return hashes === undefined ? dynamicPage(request, route) : contentPage(request, route.internal, hashes);
}

/** A file of ours. One that is not there is answered by a page, so it goes under a page's policy. */
function file(request: NextRequest): Response {
  const { headers, policy } = withNonce(request, "en");
  return withHeaders(NextResponse.next({ request: { headers } }), { "content-security-policy": policy });
}

/**
 * A page made of content. Whoever reads the whole of it is answered before this, by scripts/serve/content-pages.ts. What
 * is left are questions of Next's own script, whose answers (redirects among them) no cache may hand to readers.
 */
function contentPage(request: NextRequest, internal: string, hashes: string[]): Response {
  if (request.method === "POST") return respondWith(refuseForm(request.nextUrl.pathname, env.SITE_URL));
  return withHeaders(passTo(request, internal, new Headers(request.headers)), {
    ...contentPageHeaders({ hashes, siteUrl: env.SITE_URL }),
    "cache-control": "no-store",
  });
}

/** A page made for this request: its scripts carry a nonce of their own, and nobody may keep it. */
function dynamicPage(request: NextRequest, { language, internal }: { language: Language; internal: string }): Response {
  if (request.method === "POST" && !isAction(request))
    return respondWith(plainPage("unreadable", language, { siteUrl: env.SITE_URL }));
  const { headers, policy } = withNonce(request, language);
  if (headers.get("origin") === "null" && isOwnKey(request.nextUrl.pathname))
    headers.set("origin", siteOrigin(request));
  return withHeaders(passTo(request, internal, headers), {
    "content-security-policy": policy,
    "cache-control": "no-store",
    ...(holdsToken(request.nextUrl.pathname) ? { "referrer-policy": "no-referrer" } : {}),
  });
}

/**
 * From a page with the policy `no-referrer` a browser posts a form with the origin "null" (Fetch, section 3.2), which Next
 * refuses. The pages where this counts have no cookie that another site could abuse: who may act is said by the address.
 */
function siteOrigin({ headers, url }: NextRequest): string {
  return `${new URL(url).protocol}//${headers.get("x-forwarded-host") ?? headers.get("host")}`;
}

/** A new nonce, as the policy of the answer and as the headers from which Next puts it on every script it writes. */
function withNonce(request: NextRequest, language: Language): { headers: Headers; policy: string } {
  const nonce = randomBytes(NONCE_BYTES).toString("base64");
  const policy = pagePolicy({ scripts: { nonce }, siteUrl: env.SITE_URL, development: env.NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  headers.set(LANGUAGE_HEADER, language);
  headers.set("content-security-policy", policy);
  return { headers, policy };
}

/** Whether a POST is one that a page understands: an action called by a script, or a form sent without one. */
function isAction({ headers }: NextRequest): boolean {
  return headers.has("next-action") || /^multipart\/form-data\s*;.*boundary=/i.test(headers.get("content-type") ?? "");
}

function passTo(request: NextRequest, internal: string, headers: Headers): NextResponse {
  if (internal === request.nextUrl.pathname) return NextResponse.next({ request: { headers } });
  return NextResponse.rewrite(new URL(`${internal}${request.nextUrl.search}`, request.url), { request: { headers } });
}

function redirectTo(request: NextRequest, pathname: string): Response {
  return withHeaders(NextResponse.redirect(new URL(`${pathname}${request.nextUrl.search}`, request.url), 308), {
    "content-security-policy": filePolicy(),
    "cache-control": "public, max-age=300",
  });
}

function respondWith({ status, headers, body }: PlainPage): Response {
  return new Response(body, { status, headers });
}

function withHeaders(response: NextResponse, headers: Record<string, string>): NextResponse {
  for (const [name, value] of Object.entries({ ...baseHeaders({ siteUrl: env.SITE_URL }), ...headers }))
    response.headers.set(name, value);
  return response;
}
