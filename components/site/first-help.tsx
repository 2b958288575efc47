import { useLocale, useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button";
import type { Helpline } from "@/lib/content/schema";
import { Unbroken } from "./unbroken";

type FirstHelpProps = {
  /** Called in danger. */
  emergency: Helpline;
  /** Called or texted about exploitation. */
  hotline: Helpline;
};

/** The first thing on the page for help: three large buttons, to call 911, and to call and to text the hotline. */
export function FirstHelp({ emergency, hotline }: FirstHelpProps) {
  const t = useTranslations("content");
  const locale = useLocale();
  const keyword = hotline.text?.keyword[locale];
  const textNumber = hotline.text?.shown ?? "";
  const ways = [
    {
      href: `tel:${emergency.phone?.digits}`,
      label: t("call", { number: emergency.phone?.shown ?? "" }),
      of: emergency,
    },
    { href: `tel:${hotline.phone?.digits}`, label: t("call", { number: hotline.phone?.shown ?? "" }), of: hotline },
    {
      href: `sms:${hotline.text?.digits}`,
      label: keyword ? t("textKeyword", { keyword, number: textNumber }) : t("text", { number: textNumber }),
      of: hotline,
    },
  ];
  return (
    <ul className="mb-8 grid gap-3 md:grid-cols-3 print:hidden">
      {ways.map(({ href, label, of }, place) => (
        <li key={href} className="flex">
          <a href={href} className={buttonClasses(place === 0 ? "light" : "quiet", "w-full flex-col gap-1! py-3")}>
            <Unbroken text={label} />
            <span className="text-sm font-normal">{of.translations[locale].when}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
