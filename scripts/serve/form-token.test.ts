import { expect, test } from "vitest";

import { DAY } from "../../lib/time";
import { carriesFormToken, withFormTokens } from "./form-token";

const NOW = new Date("2026-11-28T12:00:00Z");
const IP = "198.51.100.1";

const tokenIn = (html: string) => /name="\$FORM_TOKEN" value="([\w-]+)"/.exec(html)?.[1];
const bodyWith = (token: string) => Buffer.from(`name="$FORM_TOKEN"\r\n\r\n${token}\r\n`);

test("every POST form gets the token, and a search form does not", () => {
  const html = '<form class="a" method="POST"></form><form method="post"></form><form action="/search"></form>';
  expect(withFormTokens(html, IP, NOW).match(/FORM_TOKEN/g)).toHaveLength(2);
  expect(withFormTokens(html, IP, NOW)).toContain('<form action="/search"></form>');
});

test("the token is the same all day, so that two responses can be equal, and is valid until the end of the next day", () => {
  const token = tokenIn(withFormTokens('<form method="POST">', IP, NOW))!;
  expect(tokenIn(withFormTokens('<form method="POST">', IP, new Date(NOW.getTime() + 1_000)))).toBe(token);
  for (const [days, holds] of [
    [0, true],
    [1, true],
    [2, false],
    [-1, false],
  ] as const)
    expect([days, carriesFormToken(bodyWith(token), IP, new Date(NOW.getTime() + days * DAY))]).toEqual([days, holds]);
});
