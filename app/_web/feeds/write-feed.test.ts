import { expect, test } from "vitest";

import { writeFeed } from "./write-feed";

const facts = {
  language: "es",
  title: "Novedades",
  subtitle: "Lo nuevo",
  self: "https://example.org/es/feed.xml",
  home: "https://example.org/es",
  author: "Ann & Ben",
  icon: "https://example.org/icon.svg",
};
const entry = (name: string, day: string, text = "Text.") => {
  const date = new Date(`${day}T00:00:00Z`);
  return { url: `https://example.org/es/${name}`, title: name, text, published: date, updated: date };
};
const never = new Date(0);

test("a feed is as new as its newest entry, which stands first", () => {
  const feed = writeFeed(facts, [entry("old", "2024-05-01"), entry("new", "2026-01-23")], never);
  expect(/<updated>([^<]*)<\/updated>/.exec(feed)?.[1]).toBe("2026-01-23T00:00:00.000Z");
  expect([...feed.matchAll(/<entry>\n<id>([^<]*)</g)].map(([, id]) => id)).toEqual([
    "https://example.org/es/new",
    "https://example.org/es/old",
  ]);
});

test("no text of an entry can break the feed or become markup", () => {
  const feed = writeFeed(facts, [entry("a", "2026-01-23", '<script>"A & B"</script>\u0000\ud800 ]]>')], never);
  expect(feed).toContain("<summary>&lt;script&gt;&quot;A &amp; B&quot;&lt;/script&gt; ]]&gt;</summary>");
  expect(feed).toContain("<name>Ann &amp; Ben</name>");
});

test("a feed without entries is well formed", () => {
  expect(writeFeed(facts, [], never)).toMatch(/<updated>1970-01-01T00:00:00.000Z<\/updated>[\s\S]*<\/feed>\n$/);
});
