import { describe, expect, test } from "vitest";

import type { Locale } from "../locale";
import { drawEmail, renderEmail, type Email } from "./rendering";

const TITLE = `Safe harbor for "every" child & <state> $& $1 SLOTcodeTOLS it's`;
const TOKEN = "AAAAAAAAAAEQ3gGm1lH3mZc0kqv9YwXb";

function emailsIn(locale: Locale): Email[] {
  const urlOf = (path: string) => `https://harbor.example${locale === "es" ? "/es" : ""}${path}`;
  return [
    {
      kind: "confirm-signature",
      locale,
      title: TITLE,
      confirmUrl: urlOf(`/confirm/${TOKEN}`),
      code: "K7QM-3XRT-2F",
      codeFormUrl: urlOf("/confirm"),
    },
    ...(["confirmed", "withdrawn", "removed"] as const).map((status): Email => ({
      kind: "already-signed",
      locale,
      title: TITLE,
      status,
      signatureUrl: urlOf(`/signature/${TOKEN}`),
    })),
    {
      kind: "signature-confirmed",
      locale,
      title: TITLE,
      signatureUrl: urlOf(`/signature/${TOKEN}`),
      petitionUrl: urlOf("/petitions/safe-harbor"),
    },
    { kind: "confirm-subscription", locale, subscriptionUrl: urlOf(`/subscription/${TOKEN}`) },
    ...(["confirmed", "left"] as const).map((status): Email => ({
      kind: "already-subscribed",
      locale,
      status,
      subscriptionUrl: urlOf(`/subscription/${TOKEN}`),
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

const all = [...emailsIn("en"), ...emailsIn("es")];
const nameOf = (email: Email) =>
  [
    email.kind,
    email.locale,
    ...("status" in email ? [email.status] : []),
    ...("role" in email ? [email.role] : []),
  ].join(" ");
const linksOf = (html: string) => [...html.matchAll(/<a\s[^>]*href="([^"]*)"/g)].map(([, href]) => href);

describe.each(all.map((email) => [nameOf(email), email] as const))("%s", (_, email) => {
  test("an email from a rendered variant equals one that is rendered directly", async () => {
    const drawn = await drawEmail(email);
    expect(await renderEmail(email)).toEqual(drawn);
    expect(await renderEmail(email)).toEqual(drawn);
  });

  test("contains everything that is needed in its plain text", async () => {
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

  test("declares its language and follows the color scheme", async () => {
    const { html } = await renderEmail(email);
    expect(html).toContain(`lang="${email.locale}"`);
    expect(html).toContain(`<meta name="color-scheme" content="light dark"/>`);
    expect(html).toContain("@media (prefers-color-scheme: dark)");
  });
});

describe("a confirmation email", () => {
  test.each(["en", "es"] as const)(
    "has one link, to the confirmation, and the short code as text (%s)",
    async (locale) => {
      const [email] = emailsIn(locale);
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
  "an email to confirm a subscription has one link, and says that nobody gets the email address (%s)",
  async (locale) => {
    const { html, text } = await renderEmail(emailsIn(locale).find(({ kind }) => kind === "confirm-subscription")!);
    expect(linksOf(html)).toEqual([`https://harbor.example${locale === "es" ? "/es" : ""}/subscription/${TOKEN}`]);
    expect(text).toMatch(
      locale === "en"
        ? /never sell your address and never give it away/
        : /Nunca vendemos su dirección ni se la damos a nadie/,
    );
  },
);

test("the email after confirming links to the signer's own page", async () => {
  const { html } = await renderEmail(emailsIn("en").find(({ kind }) => kind === "signature-confirmed")!);
  expect(linksOf(html)).toContain(`https://harbor.example/signature/${TOKEN}`);
});

test("the two languages have different texts", async () => {
  for (const [place, email] of emailsIn("en").entries()) {
    const [english, spanish] = await Promise.all([renderEmail(email), renderEmail(emailsIn("es")[place]!)]);
    expect(english.subject).not.toBe(spanish.subject);
    expect(english.text).not.toBe(spanish.text);
  }
});
