import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { localePath } from "@/lib/locale";
import { PETITION_PATH } from "./site-map";
import { Found } from "./step-drawings";

/** What this site is for, beside a short page: a drawing, a sentence and the way to the petition. */
export function PetitionAside() {
  const t = useTranslations("shell");
  const locale = useLocale();
  return (
    <aside aria-labelledby="petition-aside" className="border-t border-hairline pt-6 lg:border-0 lg:pt-0 print:hidden">
      <Found />
      <h2 id="petition-aside" className="mt-3 text-lg">
        {t("aside.title")}
      </h2>
      <p className="mt-2 mb-5 max-w-measure text-sm text-muted">{t("aside.text")}</p>
      <ButtonLink href={localePath(locale, PETITION_PATH)} className="text-sm">
        {t("header.readPetition")}
      </ButtonLink>
    </aside>
  );
}
