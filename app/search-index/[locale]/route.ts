import { siteIndex } from "@/app/_web/pages/site-index";
import { isLocale, locales } from "@/lib/locale";

// Made with the build, from everything in content/: what is wrong there stops the build here at the latest.
export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

/** The index that the search page looks through in the browser, one to a language. */
export async function GET(_request: Request, { params }: RouteContext<"/search-index/[locale]">): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) return new Response(null, { status: 404 });
  return Response.json(siteIndex(locale), {
    headers: { "cache-control": "public, max-age=3600, stale-while-revalidate=604800" },
  });
}
