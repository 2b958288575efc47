import { expect, it } from "vitest";

import { likelyEmail } from "./email-typo";

it.each([
  ["ana@gmial.com", "ana@gmail.com"],
  ["ana@gmail.con", "ana@gmail.com"],
  ["ana@hotmial.com", "ana@hotmail.com"],
  ["ana@yaho.com", "ana@yahoo.com"],
  ["ana@outlok.com", "ana@outlook.com"],
  ["ana@icloud.co", "ana@icloud.com"],
  ["ana.b+x@gamil.com", "ana.b+x@gmail.com"],
])("a typo in a well-known mail domain is noticed: %s", (typed, likely) => {
  expect(likelyEmail(typed)).toBe(likely);
});

it.each([
  "ana@gmail.com",
  "ana@example.org",
  "ana@example.com",
  "ana@mac.com",
  "ana@email.com",
  "ana@yahoo.com.mx",
  "ana@prodigy.net.mx",
  "ana@utexas.edu",
  "ana@state.tx.us",
  "ana@comcast.net",
  "ana@a.test",
  "ana@proton.me",
])("a correct email has no suggestion: %s", (email) => {
  expect(likelyEmail(email)).toBeNull();
});
