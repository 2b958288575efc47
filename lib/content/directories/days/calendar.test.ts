import { describe, expect, test } from "vitest";

import enMessages from "@/messages/en/directories.json";
import esMessages from "@/messages/es/directories.json";

import { type Locale, locales } from "@/lib/locale";
import type { AwarenessDay } from "../schema";
import { calendarOf } from "./calendar";
import { awarenessDays } from "./days";
import { spanIn } from "./rules";

const pages = { en: "https://site.example/days", es: "https://site.example/es/days" };

function feedOf(locale: Locale, days: AwarenessDay[] = awarenessDays) {
  const { calendarName: name, monthBegins } = (locale === "en" ? enMessages : esMessages).days;
  return calendarOf({
    days,
    locale,
    messages: { name, monthBegins },
    siteUrl: "https://site.example",
    pageUrl: pages[locale],
  });
}

type Property = { name: string; parameters: string; value: string };

/** Reads a feed as RFC 5545 requires: joins folded lines, splits each into its parts and undoes the escapes. */
function read(feed: string) {
  expect(feed.endsWith("\r\n")).toBe(true);
  const lines = feed.slice(0, -2).replaceAll("\r\n ", "").split("\r\n");
  const properties: Property[] = lines.map((line) => {
    const [, name = "", parameters = "", value = ""] = /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/s.exec(line) ?? [];
    expect(name, line).not.toBe("");
    return {
      name,
      parameters,
      value: value.replace(/\\(n|[\\;,])/g, (_, mark: string) => (mark === "n" ? "\n" : mark)),
    };
  });
  const events: Record<string, string>[] = [];
  for (const { name, value } of properties) {
    if (name === "BEGIN" && value === "VEVENT") events.push({});
    else if (name !== "END" && events.length > 0) events.at(-1)![name] = value;
  }
  return { properties, events };
}

const datedDays = awarenessDays.filter(({ rule }) => rule.kind !== "announced");

describe.each(locales)("the feed in %s", (locale) => {
  const feed = feedOf(locale);
  const { properties, events } = read(feed);

  test("has lines of at most 75 octets, broken by CRLF and never inside a character", () => {
    const lines = feed.slice(0, -2).split("\r\n");
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(lines.some((line) => line.startsWith(" "))).toBe(true);
    expect(feed.replaceAll("\r\n", "")).not.toMatch(/[\r\n\uFFFD]/);
    for (const line of lines) expect(Buffer.from(line).toString("utf8")).toBe(line);
  });

  test("is one calendar with one event for each dated day and none for the others", () => {
    expect(
      properties.map(({ name, value }) => `${name}:${value}`).filter((line) => /^(BEGIN|END):VCAL/.test(line)),
    ).toEqual(["BEGIN:VCALENDAR", "END:VCALENDAR"]);
    expect(properties.find(({ name }) => name === "VERSION")?.value).toBe("2.0");
    expect(events.map(({ UID }) => UID)).toEqual(datedDays.map(({ id }) => `${id}-${locale}@site.example`));
  });

  test("gives back every text as it was written", () => {
    events.forEach((event, index) => {
      const { id, name, rule, translations } = datedDays[index]!;
      expect(event.SUMMARY).toContain(name[locale]);
      expect(event.SUMMARY === name[locale], id).toBe(rule.kind !== "month");
      expect(event.DESCRIPTION).toBe(
        [translations[locale].howToMark, translations[locale].origin, `${pages[locale]}#${id}`].join("\n\n"),
      );
    });
  });

  test("enters each day on its first day, for one day, again each year", () => {
    events.forEach((event, index) => {
      const { rule, checked, id } = datedDays[index]!;
      if (rule.kind === "announced") throw new Error("not dated");
      const { from } = spanIn(rule, Number(checked.slice(0, 4)));
      expect(event.DTSTART, id).toBe(from.replaceAll("-", ""));
      expect(event.DTEND! > event.DTSTART!, id).toBe(true);
      expect(event.RRULE, id).toBe("FREQ=YEARLY");
      expect(event.DTSTAMP, id).toMatch(/^20\d\d(0[1-9]|1[0-2])01T000000Z$/);
    });
  });
});

test("a weekday repeats by its rule, and characters that the format reserves are escaped", () => {
  const day: AwarenessDay = {
    ...awarenessDays[0]!,
    id: "made-up",
    name: { en: "One; two, three \\ four", es: "Ñandú, año; " + "ñ".repeat(80) },
    rule: { kind: "weekday", month: 11, weekday: 4, nth: -1 },
  };
  const feed = feedOf("en", [day]);
  expect(feed).toContain("SUMMARY;LANGUAGE=en:One\\; two\\, three \\\\ four\r\n");
  expect(read(feed).events[0]).toMatchObject({
    SUMMARY: day.name.en,
    RRULE: "FREQ=YEARLY;BYMONTH=11;BYDAY=-1TH",
    DTSTART: "20261126",
    DTEND: "20261127",
  });
  expect(read(feedOf("es", [day])).events[0]!.SUMMARY).toBe(day.name.es);
});

test("the feed does not depend on the time, so that it can be cached", () => {
  expect(feedOf("en")).toBe(feedOf("en"));
});
