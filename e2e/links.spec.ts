import { type APIRequestContext, expect, test } from "@playwright/test";

// More than there are; a site that makes up links without end would be found out by this.
const ADDRESSES_MAX = 1_500;
const READ_AT_ONCE = 8;

type Found = { status: number; ids: Set<string>; links: string[] };

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
  };
}

test("every link within the site leads to a page that is there, and to a place that is on it", async ({ request, baseURL }) => {
  test.setTimeout(10 * 60_000);
  const { origin } = new URL(baseURL!);
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => new URL(address!).pathname);
  expect(listed).toEqual(expect.arrayContaining(["/", "/es", "/facts", "/es/learn/glossary"]));

  const pages = new Map<string, Found>();
  const toRead = new Set([...listed, "/search?q=harbor", "/es/search?q=ley"]);
  const ledFrom = new Map<string, string>();
  while (toRead.size > 0) {
    const batch = [...toRead].slice(0, READ_AT_ONCE);
    await Promise.all(batch.map(async (address) => {
      toRead.delete(address);
      const page = await read(request, address, origin);
      pages.set(address, page);
      for (const link of page.links) {
        const whole = link.split("#", 1)[0]!;
        if (!ledFrom.has(link)) ledFrom.set(link, address);
        if (!pages.has(whole)) toRead.add(whole);
      }
    }));
    for (const address of pages.keys()) toRead.delete(address);
    expect(pages.size).toBeLessThan(ADDRESSES_MAX);
  }

  const dead = [...ledFrom].flatMap(([link, from]) => {
    const [address = "", fragment] = link.split("#");
    const page = pages.get(address)!;
    if (page.status !== 200) return [`${from} leads to ${link}, which answers ${page.status}`];
    return fragment && !page.ids.has(decodeURIComponent(fragment)) ? [`${from} leads to ${link}, where there is no such place`] : [];
  });
  expect(dead).toEqual([]);
  for (const address of listed) expect([address, pages.get(address)?.status]).toEqual([address, 200]);
  console.log(`      followed ${ledFrom.size} links on ${pages.size} pages`);
});
