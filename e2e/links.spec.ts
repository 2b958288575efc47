import { type APIRequestContext, expect, test } from "@playwright/test";

// More than there are; a site that makes up links without end would be found out by this.
const ADDRESSES_MAX = 1_500;
const READ_AT_ONCE = 8;

type Found = { status: number; ids: Set<string>; links: string[]; canonical: string | null };

const tagsOf = (html: string, name: string) => html.match(new RegExp(`<${name}\\b[^>]*>`, "g")) ?? [];

/** The address by which a page wants to be found, or null where it wants to be found by none. */
function canonicalOf(html: string): string | null {
  if (tagsOf(html, "meta").some((tag) => tag.includes('name="robots"') && tag.includes("noindex"))) return null;
  const href = tagsOf(html, "link")
    .find((tag) => tag.includes('rel="canonical"'))
    ?.match(/href="([^"]*)"/)?.[1];
  return href === undefined ? null : new URL(href).pathname;
}

/** The addresses a feed names, with their fragments. */
async function feedLinks(request: APIRequestContext, feed: string): Promise<string[]> {
  const entries = (await (await request.get(feed)).text()).split("<entry>").slice(1);
  return entries.flatMap((entry) =>
    [...entry.matchAll(/<link\b[^>]*\bhref="([^"]*)"/g)].map(([, href]) => {
      const { pathname, search, hash } = new URL(href!.replaceAll("&amp;", "&"));
      return `${pathname}${search}${hash}`;
    }),
  );
}

/** The addresses of this site that a page leads to, with their fragments. */
function linksIn(html: string, from: string, origin: string): string[] {
  return [...html.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)].flatMap(([, href]) => {
    const to = new URL(href!.replaceAll("&amp;", "&"), from);
    return to.origin === origin ? [`${to.pathname}${to.search}${to.hash}`] : [];
  });
}

async function read(request: APIRequestContext, address: string, origin: string): Promise<Found> {
  const answer = await request.get(address, { maxRedirects: 0 });
  const html = (answer.headers()["content-type"] ?? "").startsWith("text/html") ? await answer.text() : "";
  return {
    status: answer.status(),
    ids: new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!)),
    links: linksIn(html, `${origin}${address}`, origin),
    canonical: canonicalOf(html),
  };
}

test("every link within the site leads to a page that is there, and to a place that is on it", async ({
  request,
  baseURL,
}) => {
  test.setTimeout(10 * 60_000);
  const { origin } = new URL(baseURL!);
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => new URL(address!).pathname);
  expect(listed).toEqual(
    expect.arrayContaining(["/", "/es", "/facts", "/es/learn/glossary", "/days", "/es/corrections"]),
  );

  const pages = new Map<string, Found>();
  const toRead = new Set([...listed, "/search?q=harbor", "/es/search?q=ley"]);
  const ledFrom = new Map<string, string>();
  for (const feed of ["/feed.xml", "/es/feed.xml"]) {
    const links = await feedLinks(request, feed);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      ledFrom.set(link, feed);
      toRead.add(link.split("#", 1)[0]!);
    }
  }
  while (toRead.size > 0) {
    const batch = [...toRead].slice(0, READ_AT_ONCE);
    await Promise.all(
      batch.map(async (address) => {
        toRead.delete(address);
        const page = await read(request, address, origin);
        pages.set(address, page);
        for (const link of page.links) {
          const whole = link.split("#", 1)[0]!;
          if (!ledFrom.has(link)) ledFrom.set(link, address);
          if (!pages.has(whole)) toRead.add(whole);
        }
      }),
    );
    for (const address of pages.keys()) toRead.delete(address);
    expect(pages.size).toBeLessThan(ADDRESSES_MAX);
  }

  const dead = [...ledFrom].flatMap(([link, from]) => {
    const [address = "", fragment] = link.split("#");
    const page = pages.get(address)!;
    if (page.status !== 200) return [`${from} leads to ${link}, which answers ${page.status}`];
    return fragment && !page.ids.has(decodeURIComponent(fragment))
      ? [`${from} leads to ${link}, where there is no such place`]
      : [];
  });
  expect(dead).toEqual([]);
  // Earlier texts of a petition are found from the newest.
  const unlisted = [...pages].filter(
    ([address, { status, canonical }]) => status === 200 && canonical === address && !listed.includes(address),
  );
  expect(
    unlisted.map(([address]) => address).filter((address) => !/\/versions\/\d+$/.test(address)),
    "in the sitemap",
  ).toEqual([]);
  for (const address of listed) expect([address, pages.get(address)?.status]).toEqual([address, 200]);
  console.log(`      followed ${ledFrom.size} links on ${pages.size} pages`);
});
