import { getTranslations } from "next-intl/server";

import type { Locale } from "@/lib/locale";
import { formatDay } from "@/i18n/format";

interface VersionLinkProps {
  number: number;
  createdAt: Date;
  href: string;
  locale: Locale;
}

/** The version of the text, with a link to all versions. */
export async function VersionLink({ number, createdAt, href, locale }: VersionLinkProps) {
  const t = await getTranslations("petition.page");
  return (
    <p className="text-sm text-muted">
      {t("versions", { date: formatDay(locale, createdAt), number })}
      {" · "}
      <a href={href} className="text-link">
        {t("versionsAll")}
      </a>
    </p>
  );
}
