import path from "node:path";
import { connection } from "next/server";
import { problem } from "@/app/_web/problem";
import { indexedPages } from "@/app/_web/pages/site-index";
import { env } from "@/lib/env";
import { contentPagesOf } from "@/lib/http/content-pages";
import { listStatesOfEditions } from "@/lib/petitions/editions/queries";
import { listPublicPetitions } from "@/lib/petitions/queries";
import { isUnavailable } from "@/lib/unavailable";
import { writeSitemap } from "./write-sitemap";

// Pages without texts of their own. They are neither in the search index nor prerendered.
const TOOLS = ["/search", "/verify"];

/** Every public page in both languages, without petitions that are not public. */
export async function GET(): Promise<Response> {
  await connection();
  try {
    // Everything in the search index and everything prerendered is listed, so no page can be missing.
    const paths = new Set([
      "/",
      ...TOOLS,
      ...indexedPages(),
      ...listContentPaths(),
      ...(await listPetitionPaths(new Date())),
    ]);
    const sitemap = writeSitemap(env.SITE_URL, [...paths]);
    return new Response(sitemap, {
      headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "public, max-age=300" },
    });
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    // A shorter list would tell search engines that the other pages are gone.
    return problem(503, "The list cannot be made at the moment");
  }
}

/** The pages of content, as the build lists them. */
function listContentPaths(): string[] {
  const routes = [...contentPagesOf(path.resolve(/* turbopackIgnore: true */ env.NEXT_DIST_DIR))];
  return routes.filter((route) => route.startsWith("/en/")).map((route) => route.slice("/en".length));
}

async function listPetitionPaths(now: Date): Promise<string[]> {
  const [petitions, editions] = await Promise.all([listPublicPetitions(now), listStatesOfEditions()]);
  return petitions.flatMap(({ slug }) => [
    `/petitions/${slug}`,
    ...(editions.get(slug) ?? []).map((code) => `/petitions/${slug}/${code.toLowerCase()}`),
  ]);
}
