import { expect, test } from "vitest";

import { expectedEmail, senderName } from "./expected-email";
import { renderEmail } from "./rendering";

test.each([
  ["Safe Harbor <petition@example.org>", "Safe Harbor"],
  ['"Safe Harbor, Inc." <petition@example.org>', "Safe Harbor, Inc."],
  ["petition@example.org", "petition@example.org"],
  ["<petition@example.org>", "petition@example.org"],
  ['"" <petition@example.org>', "petition@example.org"],
])("mail programs show %s as %s", (from, shown) => {
  expect(senderName(from)).toBe(shown);
});

test.each(["en", "es"] as const)("the page names the subject that the email has (%s)", async (locale) => {
  const sent = await renderEmail({
    kind: "confirm-signature",
    locale,
    title: "A title",
    confirmUrl: "https://example.org/confirm/x",
    code: "K7QM",
    codeFormUrl: "https://example.org/confirm",
  });
  expect(expectedEmail("confirm-signature", locale).subject).toBe(sent.subject);
  const news = await renderEmail({ kind: "confirm-subscription", locale, subscriptionUrl: "https://example.org/x" });
  expect(expectedEmail("confirm-subscription", locale).subject).toBe(news.subject);
});
