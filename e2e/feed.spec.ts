import { expect, test } from "@playwright/test";

import { onDatabase, withoutDatabase } from "./support/database.ts";

const FEEDS = ["/feed.xml", "/es/feed.xml"];

for (const url of FEEDS) {
  test(`${url} is an Atom feed as RFC 4287 requires`, async ({ page, request, baseURL }) => {
    const response = await request.get(url);
    expect(response.status()).toBe(200);
    expect(response.headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
    await page.goto("/about");
    // The browser's XML parser checks that it is well formed.
    const { feed, entries } = await page.evaluate(
      (xml) => {
        const ATOM = "http://www.w3.org/2005/Atom";
        const parsed = new DOMParser().parseFromString(xml, "application/xml");
        if (parsed.querySelector("parsererror")) throw new Error(parsed.querySelector("parsererror")!.textContent);
        const root = parsed.documentElement;
        const read = (element: Element) => ({
          names: [...element.children].map(({ localName }) => localName),
          foreign: [...element.children].filter(({ namespaceURI }) => namespaceURI !== ATOM).length,
          ...Object.fromEntries(
            ["id", "title", "updated", "published", "summary"].map((name) => [
              name,
              [...element.children].find(({ localName }) => localName === name)?.textContent ?? "",
            ]),
          ),
          links: [...element.children]
            .filter(({ localName }) => localName === "link")
            .map((link) => [link.getAttribute("rel") ?? "", link.getAttribute("href") ?? ""]),
        });
        return {
          feed: {
            ...read(root),
            root: `${root.namespaceURI} ${root.localName}`,
            language: root.getAttribute("xml:lang"),
          },
          entries: [...root.getElementsByTagNameNS(ATOM, "entry")].map(read),
        };
      },
      await response.text(),
    );
    type Read = {
      names: string[];
      id: string;
      title: string;
      updated: string;
      published: string;
      summary: string;
      links: string[][];
    };
    const [head, listed] = [
      feed as unknown as Read & typeof feed,
      entries as unknown as (Read & { foreign: number })[],
    ];

    expect(head.root).toBe("http://www.w3.org/2005/Atom feed");
    expect(head.language).toBe(url.startsWith("/es") ? "es" : "en");
    for (const name of ["id", "title", "updated", "author"])
      expect(
        head.names.filter((each) => each === name),
        name,
      ).toHaveLength(1);
    expect(Object.fromEntries(head.links)).toEqual({
      self: `${baseURL}${url}`,
      alternate: `${baseURL}${url.startsWith("/es") ? "/es" : "/"}`,
    });
    expect(listed.length).toBeGreaterThan(5);
    for (const { names, foreign, id, title, updated, published, summary, links } of listed) {
      for (const name of ["id", "title", "updated", "summary"])
        expect(
          names.filter((each) => each === name),
          name,
        ).toHaveLength(1);
      expect(foreign).toBe(0);
      expect([title, summary].every((text) => text.trim() !== "")).toBe(true);
      for (const date of [updated, published]) expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
      expect(URL.canParse(id)).toBe(true);
      expect(links).toEqual([["alternate", id]]);
      expect((await request.get(id)).status(), id).toBe(200);
    }
    expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
    expect(head.updated).toBe(
      listed
        .map(({ updated }) => updated)
        .sort()
        .at(-1),
    );
  });

  test(`a client that has ${url} gets 304, and caches may keep it`, async ({ request }) => {
    const { etag, "cache-control": cache } = (await request.get(url)).headers();
    expect(cache).toMatch(/^public, max-age=\d+/);
    expect((await request.get(url, { headers: { "if-none-match": etag! } })).status()).toBe(304);
    expect((await request.get(url, { headers: { "if-none-match": '"other"' } })).status()).toBe(200);
  });
}

test("each page links to the feed of its language", async ({ page }) => {
  for (const [url, feed] of [
    ["/about", "/feed.xml"],
    ["/es/facts", "/es/feed.xml"],
    ["/petitions/safe-harbor", "/feed.xml"],
  ] as const) {
    await page.goto(url);
    await expect(page.locator('link[rel="alternate"][type="application/atom+xml"]')).toHaveAttribute(
      "href",
      new RegExp(`${feed}$`),
    );
  }
});

test("while the database is away there is no incomplete feed, and the response says when to come back", async ({
  request,
}) => {
  await withoutDatabase(async () => {
    const response = await request.get("/feed.xml", { headers: { "cache-control": "no-cache" } });
    expect(response.status()).toBe(503);
    expect(response.headers()).toMatchObject({
      "content-type": "application/problem+json",
      "retry-after": expect.any(String),
    });
  });
});

test("a law that changed has an entry, which links to its section on the page", async ({ page, request }) => {
  const setChanged = (moment: string) =>
    onDatabase(`
    UPDATE state_edition e SET updated_at = ${moment} FROM petition p WHERE p.id = e.petition_id AND p.slug = 'safe-harbor' AND e.state = 'VT'`);
  // Kept as it was before, on both languages' pages.
  for (const url of ["/petitions/safe-harbor/vt", "/es/petitions/safe-harbor/vt"]) await page.goto(url);
  await setChanged("p.opened_at + interval '25 hours'");
  try {
    for (const url of FEEDS) {
      const [, link] =
        /<id>([^<]*\/petitions\/safe-harbor\/vt#law-[^<]*)<\/id>/.exec(await (await request.get(url)).text()) ?? [];
      expect(link, url).toBeDefined();
      const { pathname, hash } = new URL(link!);
      await page.goto(`${pathname}${hash}`);
      await expect(page.locator(hash).getByRole("heading", { level: 2 })).toBeVisible();
    }
  } finally {
    await setChanged("p.opened_at");
  }
});
