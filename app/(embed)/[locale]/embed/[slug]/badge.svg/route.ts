import { getTranslations } from "next-intl/server";

import { problem } from "@/app/_web/problem";
import { drawBadge } from "@/components/embed/badge";
import { formatNumber } from "@/i18n/format";
import { etagMatches, etagOf } from "@/lib/http/etag";
import { toLocale } from "@/lib/locale";
import { findPetition } from "@/lib/petitions/queries";
import { phaseOf, signingStatus } from "@/lib/petitions/rules";
import { findLivePetition } from "@/lib/signatures/live/queries";
import { isUnavailable } from "@/lib/unavailable";

export const dynamic = "force-dynamic";

// As the public numbers (app/api/public-json.ts).
const CACHED = "public, max-age=5, stale-while-revalidate=30";

/** The number of a petition as an image for other sites. It names nobody, and asks nothing of who sees it. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[locale]/embed/[slug]/badge.svg">,
): Promise<Response> {
  const { locale: language, slug } = await params;
  const locale = toLocale(language);
  try {
    const [petition, live] = await Promise.all([findPetition(slug), findLivePetition(slug)]);
    if (!petition || !live) return problem(404, "There is no such petition");
    const now = new Date();
    if (phaseOf(live.petition, now) === "gone") return problem(410, "This petition was taken down");
    if (!signingStatus(live.petition, live.switches, now)) return problem(404, "There is no such petition");
    const { confirmed: count } = live.tally;
    const { title } = petition.version.content[locale];
    const t = await getTranslations({ locale, namespace: "petition" });
    const shown = formatNumber(locale, count);
    const svg = drawBadge({
      shown,
      signed: t("number.signed", { count }),
      title,
      label: t("embed.badgeLabel", { count, shown, title }),
    });
    const etag = etagOf(svg);
    const headers = { "cache-control": CACHED, etag };
    if (etagMatches(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
    return new Response(svg, { headers: { ...headers, "content-type": "image/svg+xml; charset=utf-8" } });
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return problem(503, "The database is not available at this moment");
  }
}
