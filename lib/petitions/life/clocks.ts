import { addMilliseconds, DAY } from "../../time";

/** Why a time on a clock is no single moment: the clocks skip it in spring, or show it twice in fall. */
export type ClockFault = "skipped" | "twice";

/**
 * The moment at which clocks of a zone show a day and a time. Where they show it twice, `occurrence` says which. A moment is found
 * from the offsets of the day before and the day after, between which no zone changes twice.
 */
export function momentOf(local: {
  date: string;
  time: string;
  zone: string;
  occurrence: "" | "first" | "second";
}): { moment: Date } | { fault: ClockFault } {
  const { date, time, zone, occurrence } = local;
  const asUtc = new Date(`${date}T${time}:00Z`);
  const offsets = new Set([-DAY, DAY].map((step) => offsetAt(addMilliseconds(asUtc, step), zone)));
  const [first, second] = [...offsets]
    .map((offset) => addMilliseconds(asUtc, -offset))
    .filter((moment) => offsetAt(moment, zone) === asUtc.getTime() - moment.getTime())
    .sort((a, b) => a.getTime() - b.getTime());
  if (!first) return { fault: "skipped" };
  if (!second) return { moment: first };
  return occurrence === "" ? { fault: "twice" } : { moment: occurrence === "first" ? first : second };
}

/** By how many milliseconds the clocks of a zone are before those of UTC. */
function offsetAt(moment: Date, zone: string): number {
  const { date, time, second } = clockAt(moment, zone);
  return Date.parse(`${date}T${time}:${second}Z`) - Math.floor(moment.getTime() / 1_000) * 1_000;
}

/** What a clock of a zone shows. */
export function clockAt(moment: Date, zone: string): { date: string; time: string; second: string } {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "";
  return {
    date: `${part("year")}-${part("month")}-${part("day")}`,
    time: `${part("hour")}:${part("minute")}`,
    second: part("second"),
  };
}
