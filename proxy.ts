import { randomBytes } from "node:crypto";
import path from "node:path";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { holdsToken, kindOf, routePage } from "@/lib/http/addresses";
import { refusalOf, refuseForm } from "@/lib/http/gate";
import { baseHeaders, filePolicy, pagePolicy } from "@/lib/http/headers";
import { pageHashesOf } from "@/lib/http/page-hashes";
import type { PlainPage } from "@/lib/http/plain-page";

const NONCE_BYTES = 16;

// What next-intl reads the language of a request from; see docs/decisions/internationalisation.md.
const LANGUAGE_HEADER = "x-next-intl-locale";

// Pages made of content change only with a new build; five minutes is how long an old one may be seen after that.
const CONTENT_CACHE = "public, max-age=300, stale-while-revalidate=86400";

/** Sends every address to the route that answers it and says what its answer may do. */
export function proxy(request: NextRequest): Response {
  const { pathname, search } = request.nextUrl;
  const refused = refusalOf({ method: request.method, address: `${pathname}${search}`, siteUrl: env.SITE_URL });
  if (refused) return answerWith(refused);

  const kind = kindOf(pathname);
  if (kind === "page") return page(request);
  if (kind === "console") return dynamicPage(request, { language: "en", internal: pathname });
  return withHeaders(NextResponse.next(), {
    "content-security-policy": filePolicy(),
    ...(holdsToken(pathname) ? { "referrer-policy": "no-referrer" } : {}),
    ...(pathname.startsWith("/api/petitions") ? { "cross-origin-resource-policy": "cross-origin" } : {}),
  });
}

function page(request: NextRequest): Response {
  const { pathname } = request.nextUrl;
  const route = routePage(pathname);
  if ("redirect" in route) return redirectTo(request, route.redirect);

  const hashes = env.NODE_ENV === "production" ? pageHashesOf(path.resolve(/* turbopackIgnore: true */ env.NEXT_DIST_DIR))[route.internal] : undefined;
  return hashes === undefined ? dynamicPage(request, route) : contentPage(request, route.internal, hashes);
}

/** A page made of content: the build's hashes, no cookie, and any cache may keep it. */
function contentPage(request: NextRequest, internal: string, hashes: string[]): Response {
  if (request.method === "POST") return answerWith(refuseForm(request.nextUrl.pathname, env.SITE_URL));
  return withHeaders(passTo(request, internal, new Headers(request.headers)), {
    "content-security-policy": pagePolicy({ scripts: { hashes }, siteUrl: env.SITE_URL }),
    "cache-control": CONTENT_CACHE,
  });
}

/** A page made for this request: its scripts carry a nonce of their own, and nobody may keep it. */
function dynamicPage(request: NextRequest, { language, internal }: { language: string; internal: string }): Response {
  const nonce = randomBytes(NONCE_BYTES).toString("base64");
  const policy = pagePolicy({ scripts: { nonce }, siteUrl: env.SITE_URL, development: env.NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  headers.set(LANGUAGE_HEADER, language);
  // Next reads the nonce from here and puts it on every script it writes.
  headers.set("content-security-policy", policy);
  return withHeaders(passTo(request, internal, headers), {
    "content-security-policy": policy,
    "cache-control": "no-store",
    ...(holdsToken(request.nextUrl.pathname) ? { "referrer-policy": "no-referrer" } : {}),
  });
}

function passTo(request: NextRequest, internal: string, headers: Headers): NextResponse {
  if (internal === request.nextUrl.pathname) return NextResponse.next({ request: { headers } });
  const url = request.nextUrl.clone();
  url.pathname = internal;
  return NextResponse.rewrite(url, { request: { headers } });
}

function redirectTo(request: NextRequest, pathname: string): Response {
  const url = request.nextUrl.clone();
  url.pathname = pathname;
  return withHeaders(NextResponse.redirect(url, 308), {
    "content-security-policy": filePolicy(),
    "cache-control": "public, max-age=300",
  });
}

function answerWith({ status, headers, body }: PlainPage): Response {
  return new Response(body, { status, headers });
}

function withHeaders(response: NextResponse, headers: Record<string, string>): NextResponse {
  for (const [name, value] of Object.entries({ ...baseHeaders({ siteUrl: env.SITE_URL }), ...headers })) response.headers.set(name, value);
  return response;
}
