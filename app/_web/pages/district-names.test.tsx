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
import type { Lawmaker, Representation, Roster } from "@/lib/lawmakers/schema";
import type { Locale } from "@/lib/locale";
import { shownLegislature } from "./shown-legislature";

const today = new Date("2026-11-28T12:00:00Z");
const roster: Roster = { date: new Date("2026-08-05T00:00:00Z"), source: "Fictional roster", count: 2 };
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

function own(locale: Locale, seats: Representation[], roster: Roster | null = null, now = today) {
  const place = { state: "TX", upper: "48014", lower: "48049" };
  const legislature = shownLegislature("TX", locale)!;
  return render(locale, <OwnLawmakers {...{ place, seats, roster, legislature, now }} />);
}

function found(
  locale: Locale,
  state: string,
  chambers: FoundChamber[] = [],
  roster: Roster | null = null,
  now = today,
) {
  const { name, inSentence } = findState(state)!;
  const { legislature, [locale]: translation } = stateLaws[state]!;
  return render(
    locale,
    <FoundLawmakers
      found={{ kind: "found", state, zip: null, districts: { upper: null, lower: null }, roster, chambers }}
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
    expect(shown).toContain("Texas: we have no list of its lawmakers yet");
    expect(shown).toContain(`href="${stateLaws["TX"]!.legislature.findLegislatorUrl}"`);
    expect(own("es", seats)).toMatch(/distrito 14[^]*Texas: todavía no tenemos/);
  });

  test("nothing is said about districts that are not known, or about a roster that has nobody there", () => {
    expect(own("en", [])).not.toContain("district");
    expect(own("en", seats, roster)).not.toContain("no roster");
  });

  test("the page of lawmakers names a district all the same", () => {
    const shown = found("en", "TX", [{ chamber: "upper", kind: "settled", seats: [seat("upper", "14")] }]);
    expect(shown).toContain("Senate, district 14");
    expect(shown).toContain("Texas: we have no list of its lawmakers yet");
  });
});

describe("with a roster", () => {
  const ana: Lawmaker = {
    id: "ocd-person/1",
    state: "TX",
    chamber: "upper",
    district: "14",
    name: "Ana Alvarez",
    givenName: "Ana",
    familyName: "Alvarez",
    party: "Independent",
    email: "ana@senate.example.org",
    phone: "512-555-0100",
    office: "1 Main St, Austin",
    formUrl: "https://senate.example.org/write",
    url: "https://senate.example.org/ana",
    termBegins: new Date("2025-01-14T00:00:00Z"),
    termEnds: null,
    rosterDate: roster.date,
  };
  const seats: Representation[] = [
    { ...seat("upper", "14"), title: "Senator", lawmakers: [ana] },
    { ...seat("lower", "49"), vacantSeats: 1 },
  ];

  test("a signer sees of a lawmaker what the page of lawmakers shows, and the vacant seat", () => {
    const facts = [
      "Ana Alvarez",
      "Independent",
      "since January 14, 2025",
      'href="tel:+15125550100"',
      'href="mailto:ana@senate.example.org"',
      'href="https://senate.example.org/write"',
      "1 Main St, Austin",
      "published on August 5, 2026 by Fictional roster",
      "New terms begin in January 2027",
      "One seat of this district has nobody in the roster",
      "Write to Ana Alvarez",
      "Call Ana Alvarez",
    ];
    const chambers: FoundChamber[] = [
      { chamber: "upper", kind: "settled", seats: [seats[0]!] },
      { chamber: "lower", kind: "settled", seats: [seats[1]!] },
    ];
    for (const shown of [own("en", seats, roster), found("en", "TX", chambers, roster)])
      for (const fact of facts) expect(shown).toContain(fact);
  });

  test("from before the new terms nobody is named, and the official page tells who sits now", () => {
    const inJanuary = new Date("2027-01-12T12:00:00Z");
    const unnamed = [seat("upper", "14"), seat("lower", "49")];
    const chambers: FoundChamber[] = [{ chamber: "upper", kind: "settled", seats: [unnamed[0]!] }];
    const official = `href="${stateLaws["TX"]!.legislature.findLegislatorUrl}"`;
    for (const shown of [own("en", unnamed, roster, inJanuary), found("en", "TX", chambers, roster, inJanuary)]) {
      expect(shown).toContain("Texas: our roster is from before the new terms");
      expect(shown).toContain("New terms began in January 2027, and this roster is from before");
      expect(shown).toContain(official);
      expect(shown).not.toContain("nobody in the roster");
    }
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
