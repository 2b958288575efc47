import { useLocale } from "next-intl";

import { formatDate } from "@/i18n/format";

type RoughDateProps = {
  /** YYYY, YYYY-MM or YYYY-MM-DD, as exact as it is known. */
  date: string;
  /** What parts it from the words that follow. */
  after: string;
};

/** A month or a day in the reader's words. The year alone stands over its group already, so it is not said again. */
export function RoughDate({ date, after }: RoughDateProps) {
  const locale = useLocale();
  if (date.length === "YYYY".length) return null;
  return (
    <>
      <time dateTime={date}>{formatDate(locale, date)}</time>
      {after}
    </>
  );
}
