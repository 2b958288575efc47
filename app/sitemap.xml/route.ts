import path from "node:path";
import { connection } from "next/server";
import { problem } from "@/app/_web/problem";
import { indexedPages } from "@/app/_web/pages/site-index";
import { states } from "@/lib/content/states";
import { env } from "@/lib/env";
import { pageHashesOf } from "@/lib/http/page-hashes";
import { listPublicPetitions } from "@/lib/petitions/queries";
import { isUnavailable } from "@/lib/unavailable";
import { writeSitemap } from "./write-sitemap";

// Tools rather than texts: they are not among what can be found, and are made for the request.
const TOOLS = ["/search", "/confirm"];

/** Every public page in both languages. What may not be shown of a petition is not listed either. */
export async function GET(): Promise<Response> {
  await connection();
  try {
    // What can be found is listed, and what is prerendered: so no page can be forgotten here.
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
    // A shorter list would say that the rest is gone.
    return problem(503, "The list cannot be made at the moment");
  }
}

/** The pages made of content, as the build lists them. */
function listContentPaths(): string[] {
  const routes = Object.keys(pageHashesOf(path.resolve(/* turbopackIgnore: true */ env.NEXT_DIST_DIR)));
  return routes.filter((route) => route.startsWith("/en/")).map((route) => route.slice("/en".length));
}

async function listPetitionPaths(now: Date): Promise<string[]> {
  return (await listPublicPetitions(now)).flatMap(({ slug }) => [
    `/petitions/${slug}`,
    ...states.map(({ code }) => `/petitions/${slug}/${code.toLowerCase()}`),
  ]);
}
