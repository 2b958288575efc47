import { describe, expect, test } from "vitest";

import type { Locale } from "../locale";
import { drawEmail, renderEmail, type Email } from "./rendering";

const TITLE = `Safe harbor for "every" child & <state> $& $1 SLOTcodeTOLS it's`;
const TOKEN = "AAAAAAAAAAEQ3gGm1lH3mZc0kqv9YwXb";

function letters(locale: Locale): Email[] {
  const address = (path: string) => `https://harbor.example${locale === "es" ? "/es" : ""}${path}`;
  return [
    {
      kind: "confirm-signature",
      locale,
      title: TITLE,
      confirmUrl: address(`/confirm/${TOKEN}`),
      code: "K7QM-3XRT-2F",
      codeFormUrl: address("/confirm"),
    },
    ...(["confirmed", "withdrawn", "removed"] as const).map((status): Email => ({
      kind: "already-signed",
      locale,
      title: TITLE,
      status,
      signatureUrl: address(`/signature/${TOKEN}`),
    })),
    {
      kind: "signature-confirmed",
      locale,
      title: TITLE,
      signatureUrl: address(`/signature/${TOKEN}`),
      petitionUrl: address("/petitions/safe-harbor"),
    },
    { kind: "confirm-subscription", locale, subscriptionUrl: address(`/subscription/${TOKEN}`) },
    ...(["confirmed", "left"] as const).map((status): Email => ({
      kind: "already-subscribed",
      locale,
      status,
      subscriptionUrl: address(`/subscription/${TOKEN}`),
    })),
    {
      kind: "error-report",
      locale,
      language: "es",
      page: TITLE,
      wrong: TITLE,
      source: null,
      replyTo: "reader@example.org",
    },
    ...(["viewer", "organizer", "admin"] as const).map((role): Email => ({
      kind: "organizer-invitation",
      locale,
      role,
      consoleUrl: "https://harbor.example/console",
    })),
    { kind: "organizer-sign-in", locale, signInUrl: "https://harbor.example/console/sign-in?token=a&b='c'" },
  ];
}

const all = [...letters("en"), ...letters("es")];
const nameOf = (email: Email) =>
  [
    email.kind,
    email.locale,
    ...("status" in email ? [email.status] : []),
    ...("role" in email ? [email.role] : []),
  ].join(" ");
const linksOf = (html: string) => [...html.matchAll(/<a\s[^>]*href="([^"]*)"/g)].map(([, href]) => href);

describe.each(all.map((email) => [nameOf(email), email] as const))("%s", (_, email) => {
  test("an email made from its drawn variant equals one drawn by itself", async () => {
    const drawn = await drawEmail(email);
    expect(await renderEmail(email)).toEqual(drawn);
    expect(await renderEmail(email)).toEqual(drawn);
  });

  test("says in plain text alone everything that is needed", async () => {
    const { text, subject } = await renderEmail(email);
    for (const [name, value] of Object.entries(email)) {
      if (/Url$|^code$|^title$/.test(name)) expect(text).toContain(value);
    }
    expect(text.replaceAll(TITLE, "")).not.toMatch(/<[a-z]|&amp;|&quot;|SLOT|undefined|null/);
    expect(subject.length).toBeLessThan(50);
  });

  test("loads nothing from anywhere", async () => {
    const { html } = await renderEmail(email);
    expect(html).not.toMatch(/<img|<script|<link|src=|url\(|@import|@font-face/);
  });

  test("tells its language and follows the color scheme", async () => {
    const { html } = await renderEmail(email);
    expect(html).toContain(`lang="${email.locale}"`);
    expect(html).toContain(`<meta name="color-scheme" content="light dark"/>`);
    expect(html).toContain("@media (prefers-color-scheme: dark)");
  });
});

describe("a confirmation email", () => {
  test.each(["en", "es"] as const)(
    "has one link, to the confirmation, and the short code in words (%s)",
    async (locale) => {
      const [email] = letters(locale);
      const { html, text } = await renderEmail(email!);
      const prefix = `https://harbor.example${locale === "es" ? "/es" : ""}`;
      expect(linksOf(html)).toEqual([`${prefix}/confirm/${TOKEN}`]);
      expect(text.match(/\/confirm\/\S+/g)).toEqual([`/confirm/${TOKEN}`]);
      expect(html).toContain("K7QM-3XRT-2F");
      expect(html).toContain(`${prefix}/confirm`);
      expect(html).toMatch(/1-888-373-7888/);
    },
  );
});

test.each(["en", "es"] as const)(
  "an email to confirm a subscription has one link, and says who gets the address: nobody (%s)",
  async (locale) => {
    const { html, text } = await renderEmail(letters(locale).find(({ kind }) => kind === "confirm-subscription")!);
    expect(linksOf(html)).toEqual([`https://harbor.example${locale === "es" ? "/es" : ""}/subscription/${TOKEN}`]);
    expect(text).toMatch(
      locale === "en"
        ? /never sell your address and never give it away/
        : /Nunca vendemos su dirección ni se la damos a nadie/,
    );
  },
);

test("the email after confirming links to the signer's own page", async () => {
  const { html } = await renderEmail(letters("en").find(({ kind }) => kind === "signature-confirmed")!);
  expect(linksOf(html)).toContain(`https://harbor.example/signature/${TOKEN}`);
});

test("the two languages say different things", async () => {
  for (const [place, email] of letters("en").entries()) {
    const [english, spanish] = await Promise.all([renderEmail(email), renderEmail(letters("es")[place]!)]);
    expect(english.subject).not.toBe(spanish.subject);
    expect(english.text).not.toBe(spanish.text);
  }
});
