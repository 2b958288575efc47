import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";

import { FoundLawmakers } from "@/components/lawmakers/found-lawmakers";
import { OwnLawmakers } from "@/components/lawmakers/own-lawmakers";
import { messagesOf } from "@/i18n/messages";
import { stateLaws } from "@/lib/content/state-laws";
import { findState } from "@/lib/content/states";
import type { FoundChamber } from "@/lib/lawmakers/finder/schema";
import type { Representation } from "@/lib/lawmakers/schema";
import type { Locale } from "@/lib/locale";
import { shownLegislature } from "./shown-legislature";

const now = new Date("2026-11-28T12:00:00Z");
const seat = (chamber: "upper" | "lower", districtName: string): Representation => ({
  chamber,
  districtName,
  title: "Member",
  lawmakers: [],
  vacantSeats: 0,
});

const render = (locale: Locale, children: ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messagesOf(locale)} timeZone="UTC">
      {children}
    </NextIntlClientProvider>,
  );

function own(locale: Locale, seats: Representation[], rosterDate: Date | null = null) {
  const place = { state: "TX", upper: "48014", lower: "48049" };
  const legislature = shownLegislature("TX", locale)!;
  return render(locale, <OwnLawmakers {...{ place, seats, rosterDate, legislature, now }} />);
}

function found(locale: Locale, state: string, chambers: FoundChamber[] = []) {
  const { name, inSentence } = findState(state)!;
  const { legislature, [locale]: translation } = stateLaws[state]!;
  return render(
    locale,
    <FoundLawmakers
      found={{ kind: "found", state, zip: null, roster: null, chambers }}
      name={name[locale]}
      inSentence={inSentence[locale]}
      {...{ legislature, translation, now }}
    />,
  );
}

describe("without a roster", () => {
  const seats = [seat("upper", "14"), seat("lower", "49")];

  test("the districts of a signature are named, with what is missing and the official page", () => {
    const shown = own("en", seats);
    expect(shown).toContain("Senate, district 14");
    expect(shown).toContain("House of Representatives, district 49");
    expect(shown).toContain("Texas: no roster imported yet");
    expect(shown).toContain(`href="${stateLaws["TX"]!.legislature.findLegislatorUrl}"`);
    expect(own("es", seats)).toMatch(/distrito 14[^]*Texas: todavía no se ha importado/);
  });

  test("nothing is said about districts that are not known, or about a roster that has nobody there", () => {
    expect(own("en", [])).not.toContain("district");
    expect(own("en", seats, now)).not.toContain("no roster");
  });

  test("the page of lawmakers names a district all the same", () => {
    const shown = found("en", "TX", [{ chamber: "upper", kind: "settled", seats: [seat("upper", "14")] }]);
    expect(shown).toContain("Senate, district 14");
    expect(shown).toContain("Texas: no roster imported yet");
  });
});

test.each([
  ["NH", /New Hampshire also has floterial districts[^<]*may be yours/, /New Hampshire tiene además distritos/],
  ["ME", /Tribal representatives[^<]*no ZIP Code/, /Los representantes tribales[^<]*ningún código postal/],
])("seats of %s that no table leads to are mentioned, with the official page", (state, en, es) => {
  const { findLegislatorUrl, url } = stateLaws[state]!.legislature;
  for (const [locale, sentence] of [
    ["en", en],
    ["es", es],
  ] as const) {
    const shown = found(locale, state);
    expect(shown).toMatch(sentence);
    expect(shown.split(`href="${findLegislatorUrl ?? url}"`).length).toBeGreaterThan(2);
  }
  expect(found("en", "TX")).not.toMatch(en);
});
