import { interpolate } from "@/lib/text";

import type { Locale } from "@/lib/locale";
import type { AwarenessDay } from "../schema";
import { type DatedRule, dayAfter, spanIn } from "./rules";

// RFC 5545: a line has at most 75 octets, not counting its break. A longer one continues after a break and one space.
const OCTETS_MAX = 75;
const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

export type CalendarMessages = {
  /** The name of the calendar. */
  name: string;
  /** The entry for a month, such as `{name} begins`. */
  monthBegins: string;
};

type CalendarOptions = {
  days: AwarenessDay[];
  locale: Locale;
  messages: CalendarMessages;
  siteUrl: string;
  pageUrl: string;
};

/**
 * The awareness days as an iCalendar feed (RFC 5545). Each dated day is one entry that repeats by its rule, so a copy never
 * runs out. A month is entered on its first day, because a bar across thirty days would bury the reader's own entries.
 */
export function calendarOf({ days, locale, messages, siteUrl, pageUrl }: CalendarOptions): string {
  const { hostname } = new URL(siteUrl);
  const entries = days.flatMap((day) => (day.rule.kind === "announced" ? [] : entryOf(day, day.rule)));

  function entryOf({ id, name, checked, translations: { [locale]: about } }: AwarenessDay, rule: DatedRule): string[] {
    // The first entry is in the year of the check, not of the request, so that the feed changes only with its content.
    const { from } = spanIn(rule, Number(checked.slice(0, 4)));
    const summary = rule.kind === "month" ? interpolate(messages.monthBegins, { name: name[locale] }) : name[locale];
    return [
      "BEGIN:VEVENT",
      `UID:${id}-${locale}@${hostname}`,
      `DTSTAMP:${checked.padEnd(7, "-01").replace("-", "")}01T000000Z`,
      `DTSTART;VALUE=DATE:${compact(from)}`,
      `DTEND;VALUE=DATE:${compact(dayAfter(from))}`,
      `RRULE:${recurrenceOf(rule)}`,
      `SUMMARY;LANGUAGE=${locale}:${escapeText(summary)}`,
      `DESCRIPTION;LANGUAGE=${locale}:${escapeText([about.howToMark, about.origin, `${pageUrl}#${id}`].join("\n\n"))}`,
      `URL:${pageUrl}#${id}`,
      "CLASS:PUBLIC",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  }

  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${hostname}//Awareness days//${locale.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    `NAME:${escapeText(messages.name)}`,
    // For calendars that are older than NAME (RFC 7986).
    `X-WR-CALNAME:${escapeText(messages.name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:P1W",
    ...entries,
    "END:VCALENDAR",
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join("");
}

function recurrenceOf(rule: DatedRule): string {
  if (rule.kind !== "weekday") return "FREQ=YEARLY";
  return `FREQ=YEARLY;BYMONTH=${rule.month};BYDAY=${rule.nth}${WEEKDAYS[rule.weekday]}`;
}

function compact(date: string): string {
  return date.replaceAll("-", "");
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll("\n", "\\n");
}

/** Breaks a line between characters, so that no UTF-8 sequence is cut. */
function fold(line: string): string {
  const lines = [""];
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > OCTETS_MAX) {
      lines.push("");
      // The space that begins a continued line counts.
      octets = 1;
    }
    lines[lines.length - 1] += character;
    octets += size;
  }
  return lines.join("\r\n ");
}
