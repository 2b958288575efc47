import { type APIRequestContext, expect, test } from "@playwright/test";

// More than the site has. The limit catches a site that generates links without end.
const PATHS_MAX = 1_500;
const READ_AT_ONCE = 8;

type Found = { status: number; ids: Set<string>; links: string[]; canonical: string | null };

const tagsOf = (html: string, name: string) => html.match(new RegExp(`<${name}\\b[^>]*>`, "g")) ?? [];

/** The canonical path of a page, or null if search engines may not index it. */
function canonicalOf(html: string): string | null {
  if (tagsOf(html, "meta").some((tag) => tag.includes('name="robots"') && tag.includes("noindex"))) return null;
  const href = tagsOf(html, "link")
    .find((tag) => tag.includes('rel="canonical"'))
    ?.match(/href="([^"]*)"/)?.[1];
  return href === undefined ? null : new URL(href).pathname;
}

/** The paths in a feed, with their fragments. */
async function feedLinks(request: APIRequestContext, feed: string): Promise<string[]> {
  const entries = (await (await request.get(feed)).text()).split("<entry>").slice(1);
  return entries.flatMap((entry) =>
    [...entry.matchAll(/<link\b[^>]*\bhref="([^"]*)"/g)].map(([, href]) => {
      const { pathname, search, hash } = new URL(href!.replaceAll("&amp;", "&"));
      return `${pathname}${search}${hash}`;
    }),
  );
}

/** The paths of this site that a page links to, with their fragments. */
function linksIn(html: string, from: string, origin: string): string[] {
  return [...html.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)].flatMap(([, href]) => {
    const to = new URL(href!.replaceAll("&amp;", "&"), from);
    return to.origin === origin ? [`${to.pathname}${to.search}${to.hash}`] : [];
  });
}

async function read(request: APIRequestContext, path: string, origin: string): Promise<Found> {
  const response = await request.get(path, { maxRedirects: 0 });
  const html = (response.headers()["content-type"] ?? "").startsWith("text/html") ? await response.text() : "";
  return {
    status: response.status(),
    ids: new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!)),
    links: linksIn(html, `${origin}${path}`, origin),
    canonical: canonicalOf(html),
  };
}

test("every link within the site has a page, and its fragment an element on it", async ({ request, baseURL }) => {
  test.setTimeout(10 * 60_000);
  const { origin } = new URL(baseURL!);
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, path]) => new URL(path!).pathname);
  expect(listed).toEqual(
    expect.arrayContaining(["/", "/es", "/facts", "/es/learn/glossary", "/days", "/es/corrections"]),
  );

  const pages = new Map<string, Found>();
  const toRead = new Set([...listed, "/search?q=harbor", "/es/search?q=ley"]);
  const linkedFrom = new Map<string, string>();
  for (const feed of ["/feed.xml", "/es/feed.xml"]) {
    const links = await feedLinks(request, feed);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      linkedFrom.set(link, feed);
      toRead.add(link.split("#", 1)[0]!);
    }
  }
  while (toRead.size > 0) {
    const batch = [...toRead].slice(0, READ_AT_ONCE);
    await Promise.all(
      batch.map(async (path) => {
        toRead.delete(path);
        const page = await read(request, path, origin);
        pages.set(path, page);
        for (const link of page.links) {
          const whole = link.split("#", 1)[0]!;
          if (!linkedFrom.has(link)) linkedFrom.set(link, path);
          if (!pages.has(whole)) toRead.add(whole);
        }
      }),
    );
    for (const path of pages.keys()) toRead.delete(path);
    expect(pages.size).toBeLessThan(PATHS_MAX);
  }

  const dead = [...linkedFrom].flatMap(([link, from]) => {
    const [path = "", fragment] = link.split("#");
    const page = pages.get(path)!;
    if (page.status !== 200) return [`${from} leads to ${link}, which has status ${page.status}`];
    return fragment && !page.ids.has(decodeURIComponent(fragment))
      ? [`${from} leads to ${link}, which has no such element`]
      : [];
  });
  expect(dead).toEqual([]);
  // Only the newest version of a petition links to its earlier versions.
  const unlisted = [...pages].filter(
    ([path, { status, canonical }]) => status === 200 && canonical === path && !listed.includes(path),
  );
  expect(
    unlisted.map(([path]) => path).filter((path) => !/\/versions\/\d+$/.test(path)),
    "in the sitemap",
  ).toEqual([]);
  for (const path of listed) expect([path, pages.get(path)?.status]).toEqual([path, 200]);
  console.log(`      followed ${linkedFrom.size} links on ${pages.size} pages`);
});
