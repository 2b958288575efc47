import { expect, test } from "vitest";

import { mailboxProviderOf } from "./mailbox-provider";

test.each([
  ["ada@gmail.com", "gmail"],
  ["ada@Yahoo.com.mx", "yahoo"],
  ["ada@hotmail.es", "microsoft"],
  ["ada@me.com", "apple"],
  ["ada@example.org", "other"],
  ["ada@notgmail.com", "other"],
  ["ada@gmail.com.example.org", "other"],
  ["ada@yahoo.example.org", "other"],
])("the provider of %s is %s", (email, provider) => {
  expect(mailboxProviderOf(email)).toBe(provider);
});
