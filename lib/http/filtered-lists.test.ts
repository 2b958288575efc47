import { expect, test } from "vitest";

import { filteredRoute } from "./filtered-lists";

test.each([
  ["/en/facts", "?q=law", "/en/filtered/facts"],
  ["/es/facts", "?topic=law&status=", "/es/filtered/facts"],
  ["/en/organizations", "?from=poster&state=TX", "/en/filtered/organizations"],
  ["/en/cases", "?q=%E0%A4%A", "/en/filtered/cases"],
  ["/en/toolkits", "?q=&q=law&audience=courts", "/en/filtered/toolkits"],
])("%s with %s has the route %s", (route, search, filtered) => {
  expect(filteredRoute(route, search)).toBe(filtered);
});

test.each([
  ["/en/facts", ""],
  ["/en/facts", "?"],
  ["/en/facts", "?q="],
  ["/en/facts", "?q=+%20&topic=&status="],
  ["/en/facts", "?state=TX"],
  ["/en/facts", "?from=poster"],
  ["/en/facts", "?__proto__=x"],
  ["/en/facts/more", "?q=law"],
  ["/en/about", "?q=law"],
  ["/en/constructor", "?q=law"],
  ["/en/search", "?q=law"],
  ["/en", "?q=law"],
])("%s with %s is the page of the build", (route, search) => {
  expect(filteredRoute(route, search)).toBeNull();
});
