import { describe, expect, test } from "vitest";

import { env } from "../env";
import type { Locale } from "../locale";
import { drawEmail, renderEmail, type Email } from "./rendering";
import { inScheme } from "./rules";
import { emailProps } from "./schema";

const TITLE = `Safe harbor for "every" child & <state> $& $1 SLOTcodeTOLS it's`;
const NAMED = "Hello Zoë & O'Hara $1 <b>,";
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
    {
      kind: "confirm-reminder",
      locale,
      title: TITLE,
      confirmUrl: urlOf(`/confirm/${TOKEN}`),
      code: "K7QM-3XRT-2F",
      codeFormUrl: urlOf("/confirm"),
    },
    {
      kind: "confirm-imported",
      locale,
      title: TITLE,
      origin: "the list of the Harbor Coalition, 2025",
      confirmUrl: urlOf(`/confirm/${TOKEN}`),
      code: "K7QM-3XRT-2F",
      codeFormUrl: urlOf("/confirm"),
    },
    ...(["held", "confirmed", "withdrawn", "removed"] as const).map((status): Email => ({
      kind: "already-signed",
      locale,
      greeting: NAMED,
      title: TITLE,
      status,
      signatureUrl: urlOf(`/signature/${TOKEN}`),
    })),
    ...(["held", "confirmed"] as const).map((status): Email => ({
      kind: "signature-confirmed",
      status,
      locale,
      greeting: NAMED,
      title: TITLE,
      signatureUrl: urlOf(`/signature/${TOKEN}`),
      petitionUrl: urlOf("/petitions/safe-harbor?from=share-thanks"),
      shareUrl: urlOf("/petitions/safe-harbor/thanks"),
    })),
    {
      kind: "delivery-link",
      locale,
      recipient: "Senator O'Hara & Staff",
      title: TITLE,
      state: "Texas",
      signatures: "2,620",
      cutOff: "November 28, 2026",
      expires: "December 28, 2026",
      deliveryUrl: urlOf(`/delivery/${TOKEN}`),
    },
    ...(["signer", "subscriber"] as const).map((to): Email => ({
      kind: "update",
      locale,
      to,
      page: "shown",
      heading: { en: "A bill & more", es: "Un proyecto & más" }[locale],
      body: 'It was read today,\nfor the first time.\n\n"Read it": https://harbor.example/bill',
      greeting: NAMED,
      updateUrl: urlOf("/petitions/harbor/updates/3"),
      ownUrl: urlOf(`/signature/${TOKEN}`),
      unsubscribeUrl: urlOf(`/unsubscribe/${TOKEN}`),
    })),
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
    ...[null, "the District of Columbia"].map((place): Email => ({
      kind: "goal-reached",
      locale,
      title: TITLE,
      goal: "75,000",
      place,
      consoleUrl: "https://harbor.example/console",
    })),
    ...(["viewer", "organizer", "admin"] as const).map((role): Email => ({
      kind: "organizer-invitation",
      locale,
      role,
      consoleUrl: "https://harbor.example/console",
    })),
    {
      kind: "spike-noticed",
      locale,
      common: "network",
      count: "340",
      usual: "12",
      consoleUrl: "https://harbor.example/console/spikes",
    },
    { kind: "webhook-disabled", locale, consoleUrl: "https://harbor.example/console/webhooks/3" },
    { kind: "packet-failed", locale, state: "Texas", consoleUrl: "https://harbor.example/console/deliveries/3" },
    { kind: "second-factor-reset", locale, consoleUrl: "https://harbor.example/console" },
    { kind: "organizer-sign-in", locale, signInUrl: "https://harbor.example/console/sign-in?token=a&b='c'" },
  ];
}

// Gmail cuts an email off after this, and hides what follows: the reason and the sender.
const GMAIL_BYTES_MAX = 102_000;

/** The text of a piece of HTML. */
function unescaped(html: string): string {
  const signs: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };
  return html.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (whole, name: string) => signs[name] ?? whole);
}

const all = [...emailsIn("en"), ...emailsIn("es")];

test("the tests below render every kind of email", () => {
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(Object.keys(emailProps)));
});

const nameOf = (email: Email) =>
  [
    email.kind,
    email.locale,
    ...("status" in email ? [email.status] : []),
    ...("role" in email ? [email.role] : []),
    ...("place" in email ? [email.place] : []),
    ...("to" in email ? [email.to] : []),
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
      if (/Url$|^code$|^title$|^greeting$/.test(name)) expect(text).toContain(value);
    }
    expect(text.replaceAll(TITLE, "").replaceAll(NAMED, "")).not.toMatch(/<[a-z]|&amp;|&quot;|SLOT|undefined|null/);
    expect(subject.length).toBeLessThan(50);
    expect(subject, "a locked screen shows the subject").not.toContain("Zoë");
  });

  test("loads nothing from anywhere", async () => {
    const { html } = await renderEmail(email);
    expect(html).not.toMatch(/<img|<script|<link|src=|url\(|@import|@font-face/);
  });

  test("has only what Gmail and Outlook keep: tables, inline styles, no SVG, and less than Gmail cuts off", async () => {
    const { html } = await renderEmail(email);
    expect(html).not.toMatch(/<(?:svg|video|iframe|object|form|input|button)\b/);
    expect(html).not.toMatch(/display:\s*(?:flex|grid)|position:|float:|var\(--|calc\(|\brem\b/);
    expect(Buffer.byteLength(html)).toBeLessThan(GMAIL_BYTES_MAX / 4);
    // Programs that drop the style sheet still show all of it, so everything with a text has its look inline.
    for (const [tag] of html.matchAll(/<(?:p|h1|a)\b[^>]*>/g)) expect(tag).toContain("style=");
    // A table without a role is read out as one.
    for (const [tag] of html.matchAll(/<table\b[^>]*>/g)) expect(tag).toContain('role="presentation"');
    // A program that inverts colors by itself must find each text with the color of its ground.
    expect(html).toMatch(/<body[^>]*style="[^"]*background-color/);
    // Outlook takes the width from the attribute of the table, and a color of a cell with no text too.
    expect(html).toMatch(/<table[^>]*width="600"[^>]*style="[^"]*max-width:600px/);
    for (const [cell] of html.matchAll(/<td\b[^>]*style="[^"]*font-size:0[^>]*>/g)) expect(cell).toContain("bgcolor=");
  });

  test("says the same in its plain text, with the sender and the postal address", async () => {
    const { html, text } = await renderEmail(email);
    const words = (written: string) => written.replace(/\s+/g, " ").trim();
    const shown = html.replace(/<head>.*<\/head>/s, "").matchAll(/<(?:p|h1)\b([^>]*)>(.*?)<\/(?:p|h1)>/gs);
    for (const [, attributes = "", part = ""] of shown) {
      if (attributes.includes("data-skip-in-text")) continue;
      for (const line of part.split(/<br\s*\/?>/)) expect(words(text)).toContain(words(unescaped(line)));
    }
    expect(env.POSTAL_ADDRESS).not.toBe("");
    for (const part of [env.SITE_NAME, env.ORGANIZATION_NAME, env.POSTAL_ADDRESS, env.CONTACT_EMAIL]) {
      expect(text).toContain(part);
      expect(unescaped(html)).toContain(part);
    }
  });

  test("begins with a greeting, by name where one is known", async () => {
    const { html } = await renderEmail(email);
    const [, first = ""] = /<\/h1>.*?<p\b[^>]*>(.*?)<\/p>/s.exec(html) ?? [];
    expect(unescaped(first)).toBe("greeting" in email ? NAMED : email.locale === "es" ? "Hola:" : "Hello,");
  });

  test("has a preview of its own beside the subject, which no one sees in the email", async () => {
    const { html, subject } = await renderEmail(email);
    const preview = /<div[^>]*style="[^"]*display:none[^"]*"[^>]*>([^<]+)</.exec(html)?.[1] ?? "";
    expect(preview.length).toBeGreaterThan(20);
    expect(preview).not.toBe(subject);
  });

  test("declares its language and follows the color scheme", async () => {
    const { html } = await renderEmail(email);
    expect(html).toContain(`lang="${email.locale}"`);
    expect(html).toContain(`<meta name="color-scheme" content="light dark"/>`);
    expect(html).toContain("@media (prefers-color-scheme: dark)");
    // A preview decides for the browser, and its links lead nowhere.
    const [light, dark] = [inScheme(html, "light"), inScheme(html, "dark")];
    expect(light).toContain("@media not all");
    expect(dark).toContain("@media all");
    for (const preview of [light, dark]) expect([linksOf(preview), /light dark/.test(preview)]).toEqual([[], false]);
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

test("the email after confirming asks to share first, and says not to forward the link to the own page", async () => {
  const { html, text } = await renderEmail(emailsIn("en").find(({ kind }) => kind === "signature-confirmed")!);
  expect(linksOf(html)).toEqual([
    "https://harbor.example/petitions/safe-harbor/thanks",
    "https://harbor.example/petitions/safe-harbor?from=share-thanks",
    `https://harbor.example/signature/${TOKEN}`,
  ]);
  expect(text.split(TOKEN)[1]).toContain("do not forward this email");
});

test("the two languages have different texts", async () => {
  for (const [place, email] of emailsIn("en").entries()) {
    const [english, spanish] = await Promise.all([renderEmail(email), renderEmail(emailsIn("es")[place]!)]);
    expect(english.subject).not.toBe(spanish.subject);
    expect(english.text).not.toBe(spanish.text);
  }
});
