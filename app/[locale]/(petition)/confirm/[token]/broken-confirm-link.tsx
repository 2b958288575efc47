import { getTranslations } from "next-intl/server";

import { showBrokenEmailLink } from "@/app/_web/pages/broken-email-link";
import { type Locale, localePath } from "@/lib/locale";
import { ConfirmCode } from "../confirm-code";

/** For a damaged link: the short code of the same email does what the link should have done. */
export async function BrokenConfirmLink({ locale }: { locale: Locale }) {
  const t = await getTranslations("petition.confirm");
  return showBrokenEmailLink({
    title: t("badTitle"),
    text: t("bad"),
    start: <ConfirmCode locale={locale} />,
    ways: [{ text: t("badWay1") }, { text: t("badWay3"), href: localePath(locale, "/petitions") }],
  });
}
