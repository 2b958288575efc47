import { useLocale, useTranslations } from "next-intl";
import { localePath } from "@/lib/locale";
import type { Helpline } from "@/lib/content/schema";

/** Helplines for people who search because they need help. The search page always shows them. */
export function HelpLine({ emergency, helpline }: { emergency: Helpline; helpline: Helpline }) {
  const t = useTranslations("search");
  const locale = useLocale();
  const link = "inline-block py-2 text-link";
  return (
    <aside
      aria-labelledby="help-line"
      className="mt-6 max-w-[46rem] rounded-md bg-raised px-5 py-3 text-sm print:border"
    >
      <h2 id="help-line" className="font-sans text-base font-semibold">
        {t("help")}
      </h2>
      <ul className="flex flex-wrap gap-x-6">
        {emergency.phone ? (
          <li>
            <a href={`tel:${emergency.phone.digits}`} className={link}>
              {t("helpDanger", { phone: emergency.phone.shown })}
            </a>
          </li>
        ) : null}
        {helpline.phone ? (
          <li>
            <a href={`tel:${helpline.phone.digits}`} className={link}>
              {t("helpCall", { phone: helpline.phone.shown })}
            </a>
          </li>
        ) : null}
        {helpline.text ? (
          <li>
            <a href={`sms:${helpline.text.digits}`} className={link}>
              {t("helpText", { code: helpline.text.shown })}
            </a>
          </li>
        ) : null}
        <li>
          <a href={localePath(locale, "/get-help")} className={link}>
            {t("allHelp")}
          </a>
        </li>
      </ul>
    </aside>
  );
}
