import { type DateTimeFormatOptions, useFormatter } from "next-intl";

const exact: Record<number, DateTimeFormatOptions> = {
  7: { year: "numeric", month: "long" },
  10: { year: "numeric", month: "long", day: "numeric" },
};

/** A date as exact as it is known, from YYYY to YYYY-MM-DD, in the reader's words. */
export function RoughDate({ date }: { date: string }) {
  const format = useFormatter();
  const options = exact[date.length];
  return (
    <time dateTime={date}>
      {options ? format.dateTime(new Date(`${date.padEnd(10, "-01")}T00:00:00Z`), { ...options, timeZone: "UTC" }) : date}
    </time>
  );
}
