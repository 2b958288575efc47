import { useLocale } from "next-intl";

import { formatDate } from "@/i18n/format";

type RoughDateProps = {
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  date: string;
  /** The separator before the text that follows. */
  after: string;
};

/** A month or a day in the reader's language. A year alone is omitted, because the heading of the group has it. */
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
