import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { withRenewedSession } from "@/app/(console)/renewed-session";
import { frameOrigins } from "@/app/_web/pages/frame-origins";
import { env } from "@/lib/env";
import { earlyResponse } from "@/lib/http/gate";
import { filteredRoute } from "@/lib/http/filtered-lists";
import { baseHeaders, emailPreviewHeaders, filePolicy, framePolicy, pagePolicy } from "@/lib/http/headers";
import { isFormOfOurs } from "@/lib/http/origin";
import {
  holdsToken,
  isBadge,
  isEmailPreview,
  isFramePage,
  kindOf,
  routePage,
  unsubscribeRoute,
} from "@/lib/http/paths";
import { type PlainPage, plainPage } from "@/lib/http/plain-page";
import { postRouteOf } from "@/lib/http/posts";
import type { Locale } from "@/lib/locale";

const NONCE_BYTES = 16;

// The header from which next-intl reads the language of a request; see docs/decisions/internationalisation.md.
const LANGUAGE_HEADER = "x-next-intl-locale";

/** Routes every path, and sets the headers of the response. */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname, search } = request.nextUrl;
  // In production our server has done this already; `next dev` runs without it.
  const early = earlyResponse({ method: request.method, url: `${pathname}${search}`, siteUrl: env.SITE_URL });
  if (early) return respondWith(early);

  switch (kindOf(pathname)) {
    case "page":
      return page(request);
    case "console":
      return withRenewedSession(
        request,
        isEmailPreview(pathname)
          ? withHeaders(NextResponse.next(), emailPreviewHeaders())
          : respondWithPage(request, { language: "en", internal: pathname, frames: true }),
      );
    case "developers":
      // Where the stories are off, their paths are unknown paths.
      return env.NODE_ENV === "development" || env.STORIES === "on"
        ? respondWithPage(request, { language: "en", internal: pathname })
        : page(request);
    case "file":
      return isBadge(pathname) ? badge(request) : file(request);
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

function page(request: NextRequest): Response | Promise<Response> {
  const { pathname } = request.nextUrl;
  if (isFramePage(pathname)) return framePage(request);
  const posted = request.method === "POST" ? unsubscribeRoute(pathname) : null;
  if (posted) return withHeaders(passTo(request, posted, new Headers(request.headers)), apiHeaders(posted));
  const { language, internal } = routePage(pathname);
  return respondWithPage(request, { language, internal: filteredRoute(internal, request.nextUrl.search) ?? internal });
}

/** The badge, which the pages of other sites show. */
function badge(request: NextRequest): Response {
  const { internal } = routePage(request.nextUrl.pathname);
  return withHeaders(passTo(request, internal, new Headers(request.headers)), {
    "content-security-policy": filePolicy(),
    "cross-origin-resource-policy": "cross-origin",
  });
}

/** A page that the websites of partners may show in a frame: the only ones that any other site may. */
async function framePage(request: NextRequest): Promise<Response> {
  const { pathname, searchParams } = request.nextUrl;
  const { language, internal } = routePage(pathname);
  const response = respondWithPage(request, { language, internal });
  const origins = await frameOrigins(searchParams.get("from"));
  response.headers.set("content-security-policy", framePolicy({ siteUrl: env.SITE_URL, origins }));
  // It knows no list of origins, and browsers that do not know `frame-ancestors` are gone.
  if (origins.length > 0) response.headers.delete("x-frame-options");
  return response;
}

/** A static file. A missing one gets a "not found" page, so the response has the policy of a page. */
function file(request: NextRequest): Response {
  const { headers, policy } = withNonce(request, "en");
  return withHeaders(NextResponse.next({ request: { headers } }), { "content-security-policy": policy });
}

/**
 * A page. Its scripts have a nonce of their own, and no cache may keep it. scripts/serve/content-pages.ts serves the pages
 * of content before this; only the requests of Next's own script for them come here, and caches must not serve their
 * responses (some are redirects) to readers.
 */
function respondWithPage(
  request: NextRequest,
  { language, internal, frames = false }: { language: Locale; internal: string; frames?: boolean },
): Response {
  const { pathname } = request.nextUrl;
  if (request.method === "POST" && postRouteOf(pathname)?.reader === "action" && !isAction(request))
    return respondWith(plainPage("unreadable", language, { siteUrl: env.SITE_URL }));
  const { headers, policy } = withNonce(request, language, frames);
  // Next compares the origin with this value.
  if (headers.get("origin") === "null" && isFormOfOurs(headers, pathname)) headers.set("origin", originOf(request));
  return withHeaders(passTo(request, internal, headers), {
    "content-security-policy": policy,
    "cache-control": "no-store",
    ...(holdsToken(pathname) ? { "referrer-policy": "no-referrer" } : {}),
  });
}

function originOf({ headers, url }: NextRequest): string {
  return `${new URL(url).protocol}//${headers.get("x-forwarded-host") ?? headers.get("host")}`;
}

/** A new nonce: in the policy of the response, and in the request headers from which Next adds it to every script. */
function withNonce(request: NextRequest, language: Locale, frames = false): { headers: Headers; policy: string } {
  const nonce = randomBytes(NONCE_BYTES).toString("base64");
  const policy = pagePolicy({ nonce, siteUrl: env.SITE_URL, frames, development: env.NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  headers.set(LANGUAGE_HEADER, language);
  headers.set("content-security-policy", policy);
  return { headers, policy };
}

/** Whether a page can handle a POST: an action called by JavaScript, or a form sent without it. */
function isAction({ headers }: NextRequest): boolean {
  return headers.has("next-action") || /^multipart\/form-data\s*;.*boundary=/i.test(headers.get("content-type") ?? "");
}

function passTo(request: NextRequest, internal: string, headers: Headers): NextResponse {
  if (internal === request.nextUrl.pathname) return NextResponse.next({ request: { headers } });
  return NextResponse.rewrite(new URL(`${internal}${request.nextUrl.search}`, request.url), { request: { headers } });
}

function respondWith({ status, headers, body }: PlainPage): Response {
  return new Response(body, { status, headers });
}

function withHeaders(response: NextResponse, headers: Record<string, string>): NextResponse {
  for (const [name, value] of Object.entries({ ...baseHeaders({ siteUrl: env.SITE_URL }), ...headers }))
    response.headers.set(name, value);
  return response;
}
