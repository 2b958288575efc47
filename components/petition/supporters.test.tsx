import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { messagesOf } from "@/i18n/messages";
import { Supporters } from "./supporters";

const now = new Date("2026-03-02T12:00:00Z");

function render(locale: "en" | "es", supporters: { shownName: string; state: string; confirmedAt: Date }[]): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messagesOf(locale)} timeZone="UTC">
      <Supporters supporters={supporters} now={now} />
    </NextIntlClientProvider>,
  );
}

const signer = { shownName: "A. M. L.", state: "Texas", confirmedAt: new Date("2026-03-02T10:00:00Z") };

test("recent signers are folded with their number, and say how long ago and nothing more exact", () => {
  const shown = render("en", [signer, { ...signer, shownName: "Grace Okafor" }]);
  expect(shown).toMatch(/<details(?![^>]* open)/);
  expect(shown).toContain("See the 2 newest who show their name");
  // Inside the fold, so that a browser opens it for a link to it.
  expect(shown).toMatch(/<\/summary><div id="signers"/);
  expect(shown, "it is printed").toContain("print:[&amp;::details-content]:block");
  expect(shown).toContain("2 hours ago");
  expect(shown).not.toMatch(/2026|10:00|datetime/i);
  const mostrado = render("es", [signer]);
  expect(mostrado).toContain("Ver la firma visible más reciente");
  expect(mostrado).toContain("hace 2 horas");
});

test("where nobody chose to be shown there is nothing to open", () => {
  expect(render("en", [])).not.toContain("<details");
  expect(render("en", [])).toContain('id="signers"');
});
