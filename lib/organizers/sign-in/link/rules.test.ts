import { expect, it } from "vitest";

import { newToken } from "../commands";
import { readSignInToken } from "./rules";

const tokens = Array.from({ length: 100 }, newToken);

it.each<[string, (token: string) => string]>([
  ["nothing", (token) => token],
  ["a line break within it", (token) => `${token.slice(0, 20)}\r\n ${token.slice(20)}`],
  ["a soft line break within it", (token) => `${token.slice(0, 20)}=\r\n${token.slice(20)}`],
  ["a space of zero width after it", (token) => `${token}\u200B`],
  ["a soft hyphen within it", (token) => `${token.slice(0, 30)}\u00AD${token.slice(30)}`],
  ["angle brackets", (token) => `<${token}>`],
  ["quotes", (token) => `"${token}"`],
  ["brackets and a full stop", (token) => `(${token}).`],
  ["=3D before it", (token) => `=3D${token}`],
  ["3D before it", (token) => `3D${token}`],
  ["=20 before it", (token) => `=20${token}`],
  ["%20 before it", (token) => `%20${token}`],
  ["=20 after it", (token) => `${token}=20`],
  ["text after it", (token) => `${token} Thank you`],
  ["another parameter", (token) => `${token}&utm_source=x`],
])("a sign-in token is read with %s", (_name, mangle) => {
  for (const token of tokens) expect(readSignInToken(mangle(token))).toBe(token);
});

it("a sign-in token that is cut, or no text, is refused without an error", () => {
  for (const input of [null, undefined, 7, [], "", tokens[2]!.slice(1), "ü".repeat(50), "<".repeat(10_000)])
    expect(readSignInToken(input)).toBeNull();
});
