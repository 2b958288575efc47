/** The time zones of the states and territories, and UTC, which exports and the published hash of the log use. */
export const timeZones = [
  { value: "America/New_York", label: "Eastern" },
  { value: "America/Chicago", label: "Central" },
  { value: "America/Denver", label: "Mountain" },
  { value: "America/Phoenix", label: "Arizona" },
  { value: "America/Los_Angeles", label: "Pacific" },
  { value: "America/Anchorage", label: "Alaska" },
  { value: "Pacific/Honolulu", label: "Hawaii" },
  { value: "America/Puerto_Rico", label: "Puerto Rico and the Virgin Islands" },
  { value: "Pacific/Guam", label: "Guam and the Northern Marianas" },
  { value: "Pacific/Pago_Pago", label: "American Samoa" },
  { value: "UTC", label: "UTC" },
] as const;

export type TimeZone = (typeof timeZones)[number]["value"];

/** The time zone of an organizer who chose none: that of the capital, and of the texts of the site. */
export const DEFAULT_TIME_ZONE: TimeZone = "America/New_York";

// Of the capital, where its legislature meets. The others have Eastern Time.
const zoneOfStates: Partial<Record<TimeZone, string>> = {
  "America/Chicago": "AL AR IL IA KS LA MN MS MO NE ND OK SD TN TX WI",
  "America/Denver": "CO ID MT NM UT WY",
  "America/Phoenix": "AZ",
  "America/Los_Angeles": "CA NV OR WA",
  "America/Anchorage": "AK",
  "Pacific/Honolulu": "HI",
  "America/Puerto_Rico": "PR VI",
  "Pacific/Guam": "GU MP",
  "Pacific/Pago_Pago": "AS",
};

/** The time zone of the capital of a state, by its USPS code. */
export const timeZoneOfState = (code: string): TimeZone =>
  timeZones.find(({ value }) => zoneOfStates[value]?.split(" ").includes(code))?.value ?? DEFAULT_TIME_ZONE;

/** The same for all states that have another one than the default, for SQL. */
export const timeZonesOfStates: Record<string, TimeZone> = Object.fromEntries(
  timeZones.flatMap(({ value }) => (zoneOfStates[value]?.split(" ") ?? []).map((code) => [code, value])),
);

/** The last millisecond of a day ("2026-11-28") in a time zone. */
export const endOfDayIn = (timeZone: TimeZone, day: string): Date =>
  new Date(startOfDayIn(timeZone, nextDay(day)).getTime() - 1);

const nextDay = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The time zone of this name, or the default one. */
export const toTimeZone = (name: unknown): TimeZone =>
  timeZones.find(({ value }) => value === name)?.value ?? DEFAULT_TIME_ZONE;

// The others are named for a place.
const NAMED_FOR_THE_TIME = ["Eastern", "Central", "Mountain", "Pacific"];

/** What an organizer knows a time zone by: "Eastern time", "the time of Arizona", "UTC". */
export const zoneLabelOf = (timeZone: TimeZone): string => {
  const { label } = timeZones.find(({ value }) => value === timeZone)!;
  if (timeZone === "UTC") return label;
  return NAMED_FOR_THE_TIME.includes(label) ? `${label} time` : `the time of ${label}`;
};

const formatters = new Map<TimeZone, Intl.DateTimeFormat>();

/** A moment in a time zone, with its name: "2026-11-28 09:03 EST". */
export function momentIn(timeZone: TimeZone, at: Date): string {
  return `${dayIn(timeZone, at)} ${clockIn(timeZone, at)}`;
}

/** The time of day of a moment in a time zone, with its name: "09:03 EST". */
export function clockIn(timeZone: TimeZone, at: Date): string {
  const { hour, minute, timeZoneName } = partsIn(timeZone, at);
  return `${hour}:${minute} ${timeZoneName}`;
}

/** The day of a moment in a time zone: "2026-11-28". */
export function dayIn(timeZone: TimeZone, at: Date): string {
  const { year, month, day } = partsIn(timeZone, at);
  return `${year}-${month}-${day}`;
}

/** The short name of a time zone at a moment: "EST" in winter, "EDT" in summer. */
export const zoneNameIn = (timeZone: TimeZone, at: Date): string => partsIn(timeZone, at).timeZoneName;

/** The first moment of a day ("2026-11-28") in a time zone. */
export const startOfDayIn = (timeZone: TimeZone, day: string): Date =>
  momentOfClock(timeZone, new Date(`${day}T00:00:00Z`));

/** The moment at which the clocks of a time zone show what those of UTC show at `shown`. */
export function momentOfClock(timeZone: TimeZone, shown: Date): Date {
  // Where the clock stands at that moment tells the offset. A second step corrects it on the day it changes.
  const first = new Date(shown.getTime() - offsetAt(timeZone, shown));
  return new Date(shown.getTime() - offsetAt(timeZone, first));
}

function offsetAt(timeZone: TimeZone, at: Date): number {
  const { year, month, day, hour, minute } = partsIn(timeZone, at);
  const shown = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  return shown - Math.floor(at.getTime() / 60_000) * 60_000;
}

type Part = "year" | "month" | "day" | "hour" | "minute" | "timeZoneName";

function partsIn(timeZone: TimeZone, at: Date): Record<Part, string> {
  const formatter = formatters.get(timeZone) ?? formatterOf(timeZone);
  formatters.set(timeZone, formatter);
  return Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value])) as Record<
    Part,
    string
  >;
}

const formatterOf = (timeZone: TimeZone) =>
  new Intl.DateTimeFormat("en-US", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  });
