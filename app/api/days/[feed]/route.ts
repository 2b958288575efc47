import { messagesOf } from "@/i18n/messages";
import { localePath, locales } from "@/i18n/routing";
import { calendarOf } from "@/lib/content/directories/days/calendar";
import { awarenessDays } from "@/lib/content/directories/days/days";
import { env } from "@/lib/env";

// The feed changes only with the content; a calendar may keep it for a day.
const CACHE = "public, max-age=86400, stale-while-revalidate=604800";

/** The awareness days as a calendar, one feed to a language: `/api/days/en.ics`. */
export async function GET(_request: Request, { params }: RouteContext<"/api/days/[feed]">) {
  const { feed } = await params;
  const locale = locales.find((each) => feed === `${each}.ics`);
  if (!locale) return notFound();
  const { calendarName: name, monthBegins } = messagesOf(locale).directories.days;
  const pageUrl = `${env.SITE_URL}${localePath(locale, "/days")}`;
  const calendar = calendarOf({
    days: awarenessDays,
    locale,
    words: { name, monthBegins },
    siteUrl: env.SITE_URL,
    pageUrl,
  });
  return new Response(calendar, {
    headers: { "content-type": "text/calendar; charset=utf-8", "cache-control": CACHE },
  });
}

function notFound(): Response {
  const problem = {
    type: "about:blank",
    title: "Not Found",
    status: 404,
    detail: "There is a calendar in each language of this site, and no other.",
  };
  return Response.json(problem, {
    status: 404,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}
