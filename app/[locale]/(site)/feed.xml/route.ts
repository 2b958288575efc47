import { respondWithFeed } from "@/app/_web/feeds/feed";
import { problem } from "@/app/_web/problem";
import { isLocale } from "@/lib/locale";

/** The feed in the languages with a prefix; app/feed.xml is the one without. */
export async function GET(request: Request, { params }: RouteContext<"/[locale]/feed.xml">): Promise<Response> {
  const { locale } = await params;
  return isLocale(locale) ? respondWithFeed(request, locale) : problem(404, "There is no feed in this language");
}
