import { useLocale, useTranslations } from "next-intl";

import { ButtonLink } from "@/components/ui/button";
import type { Helpline } from "@/lib/content/schema";
import { localePath } from "@/lib/locale";
import { Unbroken } from "./unbroken";

interface DangerHelpProps {
  /** Called in danger. */
  emergency: Helpline;
  /** Called, texted or written to about exploitation. */
  hotline: Helpline;
}

/** The ways to help in danger, one below the other: 911, then the hotline by phone, text message and chat, then all others. */
export function DangerHelp({ emergency, hotline }: DangerHelpProps) {
  const t = useTranslations("content");
  const danger = useTranslations("petition.danger");
  const locale = useLocale();
  const number = hotline.text?.shown ?? "";
  const keyword = hotline.text?.keyword[locale];
  const ways = [
    { href: `tel:${emergency.phone?.digits}`, label: t("call", { number: emergency.phone?.shown ?? "" }) },
    { href: `tel:${hotline.phone?.digits}`, label: t("call", { number: hotline.phone?.shown ?? "" }) },
    {
      href: `sms:${hotline.text?.digits}`,
      label: keyword ? t("textKeyword", { keyword, number }) : t("text", { number }),
    },
    { href: hotline.website?.[locale], label: t("chat") },
  ];
  return (
    <>
      <ul className="my-3 flex flex-wrap gap-3">
        {ways.map(({ href, label }, place) =>
          href === undefined ? null : (
            <li key={href}>
              <ButtonLink href={href} variant={place === 0 ? "light" : "quiet"} rel="noreferrer">
                <Unbroken text={label} />
              </ButtonLink>
            </li>
          ),
        )}
      </ul>
      <p className="mb-3">
        <a href={localePath(locale, "/get-help")} className="text-link">
          {danger("more")}
        </a>
      </p>
    </>
  );
}
