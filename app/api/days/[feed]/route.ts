import { problem } from "@/app/_web/problem";
import { messagesOf } from "@/i18n/messages";
import { absoluteUrl } from "@/lib/absolute-url";
import { calendarOf } from "@/lib/content/directories/days/calendar";
import { awarenessDays } from "@/lib/content/directories/days/days";
import { env } from "@/lib/env";
import { locales } from "@/lib/locale";

// The feed changes only with the content; a calendar may keep it for a day.
const CACHE = "public, max-age=86400, stale-while-revalidate=604800";

/** The awareness days as a calendar, one feed for each language: `/api/days/en.ics`. */
export async function GET(_request: Request, { params }: RouteContext<"/api/days/[feed]">) {
  const { feed } = await params;
  const locale = locales.find((each) => feed === `${each}.ics`);
  if (!locale) return problem(404, "There is a calendar in each language of this site, and no other.");
  const { calendarName: name, monthBegins } = messagesOf(locale).directories.days;
  const pageUrl = absoluteUrl(locale, "/days");
  const calendar = calendarOf({
    days: awarenessDays,
    locale,
    messages: { name, monthBegins },
    siteUrl: env.SITE_URL,
    pageUrl,
  });
  return new Response(calendar, {
    headers: { "content-type": "text/calendar; charset=utf-8", "cache-control": CACHE },
  });
}
