import { expect, test } from "vitest";

import { type PlainReason, plainPage } from "./plain-page";

const reasons: PlainReason[] = [
  "malformed",
  "too-long",
  "method",
  "unreadable",
  "too-much",
  "unavailable",
  "broken",
  "away",
  "too-many",
];

test.each(reasons)(
  "the page for what is %s has a helpline, a way home and a way out of the site, in the reader's language",
  (reason) => {
    const [en, es] = (["en", "es"] as const).map(
      (language) => plainPage(reason, language, { siteUrl: "http://localhost:3000" }).body,
    );
    for (const body of [en, es]) expect(body).toContain('href="tel:18883737888"');
    expect(en).toContain('<a href="/">Go to the home page</a>');
    expect(en).toMatch(/<a href="https:\/\/www\.weather\.gov\/" rel="[^"]*noreferrer[^"]*">Leave this site<\/a>/);
    expect(es).toContain('<a href="/es">Ir a la página de inicio</a>');
    expect(es).toMatch(/<a href="https:\/\/www\.weather\.gov\/" rel="[^"]*noreferrer[^"]*">Salir de este sitio<\/a>/);
  },
);
