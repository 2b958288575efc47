import { siteIndex } from "@/app/_web/pages/site-index";
import { isLocale, locales } from "@/lib/locale";

// The build makes the index from everything in content/, so an error in any file there stops the build here at the latest.
export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

/** The index that the search page uses in the browser, one for each language. */
export async function GET(_request: Request, { params }: RouteContext<"/search-index/[locale]">): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) return new Response(null, { status: 404 });
  return Response.json(siteIndex(locale), {
    headers: { "cache-control": "public, max-age=3600, stale-while-revalidate=604800" },
  });
}
