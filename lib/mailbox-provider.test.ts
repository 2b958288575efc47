import { expect, test } from "vitest";

import { MAIL_PROVIDERS } from "./mail-providers";
import { mailboxProviderName, mailboxProviderOf, mailboxProviders } from "./mailbox-provider";

test.each([
  ["ada@gmail.com", "gmail"],
  ["ada@Yahoo.com.mx", "yahoo"],
  ["ada@hotmail.es", "hotmail"],
  ["ada@live.com", "live"],
  ["ada@me.com", "me"],
  ["ada@aol.com", "aol"],
  ["ada@pacbell.net", "sbcglobal"],
  ["ada@tampabay.rr.com", "spectrum"],
  ["ada@proton.me", "proton"],
  ["ada@example.org", "other"],
  ["ada@notgmail.com", "other"],
  ["ada@gmail.com.example.org", "other"],
  ["ada@yahoo.example.org", "other"],
  ["ada@rr.com.example.org", "other"],
])("the provider of %s is %s", (email, provider) => {
  expect(mailboxProviderOf(email)).toBe(provider);
});

test("every service has a name, and a key that the database takes", () => {
  expect(mailboxProviders.length).toBeGreaterThanOrEqual(25);
  for (const provider of mailboxProviders) {
    expect(provider).toMatch(/^[a-z]{1,20}$/);
    expect(mailboxProviderName(provider)).toMatch(/^[A-Za-z]/);
  }
});

test("the cable and telephone companies that typos are corrected to are on the board", () => {
  const american = MAIL_PROVIDERS.filter((domain) =>
    /(att|verizon|sbcglobal|bellsouth|cox|charter|optonline)\.net$/.test(domain),
  );
  expect(american.map((domain) => mailboxProviderOf(`ada@${domain}`))).not.toContain("other");
});
