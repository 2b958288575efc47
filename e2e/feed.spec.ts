import { expect, test } from "@playwright/test";

import { onDatabase, withoutDatabase } from "./support/database.ts";

const FEEDS = ["/feed.xml", "/es/feed.xml"];

for (const address of FEEDS) {
  test(`${address} is an Atom feed as RFC 4287 asks for it`, async ({ page, request, baseURL }) => {
    const answer = await request.get(address);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
    await page.goto("/about");
    // The browser's own reader of XML says whether it is well formed.
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
      await answer.text(),
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
    const [head, told] = [feed as unknown as Read & typeof feed, entries as unknown as (Read & { foreign: number })[]];

    expect(head.root).toBe("http://www.w3.org/2005/Atom feed");
    expect(head.language).toBe(address.startsWith("/es") ? "es" : "en");
    for (const name of ["id", "title", "updated", "author"])
      expect(
        head.names.filter((each) => each === name),
        name,
      ).toHaveLength(1);
    expect(Object.fromEntries(head.links)).toEqual({
      self: `${baseURL}${address}`,
      alternate: `${baseURL}${address.startsWith("/es") ? "/es" : "/"}`,
    });
    expect(told.length).toBeGreaterThan(5);
    for (const { names, foreign, id, title, updated, published, summary, links } of told) {
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
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
    expect(head.updated).toBe(
      told
        .map(({ updated }) => updated)
        .sort()
        .at(-1),
    );
  });

  test(`whoever has ${address} already gets 304, and caches may keep it`, async ({ request }) => {
    const { etag, "cache-control": cache } = (await request.get(address)).headers();
    expect(cache).toMatch(/^public, max-age=\d+/);
    expect((await request.get(address, { headers: { "if-none-match": etag! } })).status()).toBe(304);
    expect((await request.get(address, { headers: { "if-none-match": '"other"' } })).status()).toBe(200);
  });
}

test("each page says where the feed of its language is", async ({ page }) => {
  for (const [address, feed] of [
    ["/about", "/feed.xml"],
    ["/es/facts", "/es/feed.xml"],
    ["/petitions/safe-harbor", "/feed.xml"],
  ] as const) {
    await page.goto(address);
    await expect(page.locator('link[rel="alternate"][type="application/atom+xml"]')).toHaveAttribute(
      "href",
      new RegExp(`${feed}$`),
    );
  }
});

test("without the database there is no half a feed, and the answer says to come back", async ({ request }) => {
  await withoutDatabase(async () => {
    const answer = await request.get("/feed.xml", { headers: { "cache-control": "no-cache" } });
    expect(answer.status()).toBe(503);
    expect(answer.headers()).toMatchObject({
      "content-type": "application/problem+json",
      "retry-after": expect.any(String),
    });
  });
});

test("a law that changed is told with the way to its place on the page", async ({ page, request }) => {
  const setChanged = (moment: string) =>
    onDatabase(`
    UPDATE state_edition e SET updated_at = ${moment} FROM petition p WHERE p.id = e.petition_id AND p.slug = 'safe-harbor' AND e.state = 'VT'`);
  await setChanged("p.opened_at + interval '2 hours'");
  try {
    for (const address of FEEDS) {
      const [, link] =
        /<id>([^<]*\/petitions\/safe-harbor\/vt#law-[^<]*)<\/id>/.exec(await (await request.get(address)).text()) ?? [];
      expect(link, address).toBeDefined();
      const { pathname, hash } = new URL(link!);
      await page.goto(`${pathname}${hash}`);
      await expect(page.locator(hash).getByRole("heading", { level: 2 })).toBeVisible();
    }
  } finally {
    await setChanged("p.opened_at");
  }
});
