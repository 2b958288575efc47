import { type DateTimeFormatOptions, useFormatter } from "next-intl";

const exact: Record<number, DateTimeFormatOptions> = {
  7: { year: "numeric", month: "long" },
  10: { year: "numeric", month: "long", day: "numeric" },
};

type RoughDateProps = {
  /** YYYY, YYYY-MM or YYYY-MM-DD, as exact as it is known. */
  date: string;
  /** What parts it from the words that follow. */
  after: string;
};

/** A month or a day in the reader's words. The year alone stands over its group already, so it is not said again. */
export function RoughDate({ date, after }: RoughDateProps) {
  const format = useFormatter();
  const options = exact[date.length];
  if (!options) return null;
  const day = new Date(`${date.padEnd(10, "-01")}T00:00:00Z`);
  return (
    <>
      <time dateTime={date}>{format.dateTime(day, { ...options, timeZone: "UTC" })}</time>
      {after}
    </>
  );
}
