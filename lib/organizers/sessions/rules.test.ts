import { expect, it } from "vitest";

import { browserOf } from "./rules";

it.each([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Windows"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
    "Safari on iPhone",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
    "Edge on Mac",
  ],
  [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
    "Chrome on Android",
  ],
  ["curl/8.5.0 (Linux)", "A browser on Linux"],
  ["curl/8.5.0", null],
  ["", null],
  [null, null],
])("of %s only a coarse name is kept: %s", (userAgent, browser) => {
  expect(browserOf(userAgent)).toBe(browser);
  // The limit of the column.
  expect(browser ?? "x").toMatch(/^[A-Za-z ]{1,40}$/);
});
