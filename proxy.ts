import { type NextRequest, NextResponse } from "next/server";

export function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl;
  if (/^\/(api|console|dev|_next)(\/|$)/.test(pathname) || /\.\w+$/.test(pathname)) return NextResponse.next();
  const headers = new Headers(request.headers);
  const spanish = /^\/es(\/|$)/.test(pathname);
  headers.set("X-NEXT-INTL-LOCALE", spanish ? "es" : "en");
  if (spanish) return NextResponse.next({ request: { headers } });
  const url = request.nextUrl.clone();
  url.pathname = pathname === "/" ? "/en" : `/en${pathname}`;
  return NextResponse.rewrite(url, { request: { headers } });
}
