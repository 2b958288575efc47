import { useLocale, useTranslations } from "next-intl";

import { formatDay } from "@/i18n/format";
import { shownCode } from "@/lib/deliveries/rules";
import type { HandedOver as Handed } from "@/lib/deliveries/schema";
import { localePath } from "@/lib/locale";

type HandedOverProps = {
  /** `to` names who got it, for the middle of a sentence. */
  handed: (Pick<Handed, "at" | "verificationCode"> & { to: string })[];
};

/** To whom a signature was handed and when. Nothing while it was handed to nobody. */
export function HandedOver({ handed }: HandedOverProps) {
  const t = useTranslations("lawmakers.handed");
  const locale = useLocale();
  if (handed.length === 0) return null;
  return (
    <section aria-labelledby="handed">
      <h2 id="handed" className="text-xl">
        {t("title")}
      </h2>
      <ul className="mt-3 list-disc space-y-1 pl-6">
        {handed.map(({ to, at, verificationCode }) => (
          <li key={verificationCode}>
            {t("received", { recipient: to, date: formatDay(locale, at) })}{" "}
            <a href={localePath(locale, `/verify/${verificationCode.toLowerCase()}`)} className="text-link">
              {t("check")}
              <span className="sr-only"> {shownCode(verificationCode)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
