import { expect, test } from "vitest";
import { writeSitemap } from "./write-sitemap";

test("the sitemap lists each page in both languages, each naming both", () => {
  const sitemap = writeSitemap("https://example.org", ["/", "/get-help"]);
  const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url);
  expect(listed).toEqual([
    "https://example.org",
    "https://example.org/es",
    "https://example.org/get-help",
    "https://example.org/es/get-help",
  ]);
  expect(sitemap.match(/hreflang="es" href="https:\/\/example\.org\/es\/get-help"/g)).toHaveLength(2);
});

test("a URL with an ampersand stays well formed", () => {
  expect(writeSitemap("https://example.org", ["/a?b=1&c=2"])).toContain("<loc>https://example.org/a?b=1&amp;c=2</loc>");
});
