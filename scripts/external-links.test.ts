import { expect, test } from "vitest";

import { root } from "./children";
import { faultOf, listExternalLinks } from "./external-links";

const links = listExternalLinks(root);

test("each link in the texts is found once, with all its places", () => {
  expect(links.length).toBeGreaterThan(300);
  expect(new Set(links.map(({ url }) => url)).size).toBe(links.length);
  expect(links.find(({ url }) => url === "https://www.weather.gov/")?.places).toEqual(["lib/neutral-page.ts"]);
  expect(links.flatMap(({ places }) => places)).toContain("content/helplines.json#trafficking-hotline");
});

test("every link to another site is well formed, and is neither shortened nor tracked", () => {
  expect(
    links.flatMap(({ url, places }) => (faultOf(url) === null ? [] : [`${url} ${faultOf(url)}: ${places.join(", ")}`])),
  ).toEqual([]);
});

test.each([
  ["https://", "cannot be read"],
  ["ftp://example.org/a", "is not of the web"],
  ["https://me:secret@example.org/", "names a user or a port"],
  ["https://example.org:8443/", "names a user or a port"],
  ["https://localhost/a", "names no public site"],
  ["https://127.0.0.1/", "names no public site"],
  ["https://bit.ly/abc", "hides where it leads"],
  ["https://www.google.com/url?q=https://example.org", "hides where it leads"],
  ["https://click.example.org/x", "hides where it leads"],
  ["https://example.org/a?utm_source=news", "tells who follows it"],
  ["https://example.org/a?b=1&fbclid=x", "tells who follows it"],
])("%s %s", (url, fault) => {
  expect(faultOf(url)).toBe(fault);
});
