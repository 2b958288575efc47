import { connection } from "next/server";
import { writeFeed } from "./write-feed";
import { messagesOf } from "@/i18n/messages";
import { absoluteUrl } from "@/lib/absolute-url";
import { env } from "@/lib/env";
import { etagOf, etagMatches } from "@/lib/http/etag";
import type { Locale } from "@/lib/locale";
import { interpolate } from "@/lib/text";
import { isUnavailable } from "@/lib/unavailable";
import { listFeedEntries } from "./feed-entries";
import { problem } from "../problem";

/** The feed in one language, or 304 where the client has this version. */
export async function respondWithFeed(request: Request, locale: Locale): Promise<Response> {
  await connection();
  const now = new Date();
  try {
    const { title, subtitle } = messagesOf(locale).feed;
    const facts = {
      language: locale,
      title: interpolate(title, { site: env.SITE_NAME }),
      subtitle,
      self: absoluteUrl(locale, "/feed.xml"),
      home: absoluteUrl(locale, "/"),
      author: env.ORGANIZATION_NAME,
      icon: `${env.SITE_URL}/icon.svg`,
    };
    const feed = writeFeed(facts, await listFeedEntries(locale, now), now);
    const headers = { "cache-control": "public, max-age=900, stale-while-revalidate=86400", etag: etagOf(feed) };
    if (etagMatches(request.headers.get("if-none-match"), headers.etag))
      return new Response(null, { status: 304, headers });
    return new Response(feed, { headers: { ...headers, "content-type": "application/atom+xml; charset=utf-8" } });
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    // Feed readers try again by themselves, and caches would keep an incomplete feed as if it were whole.
    return problem(503, "The feed cannot be made at the moment");
  }
}
