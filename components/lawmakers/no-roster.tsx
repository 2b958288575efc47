import { useLocale, useTranslations } from "next-intl";

import { OutwardLink } from "@/components/directories/outward-link";
import { INDEPENDENT_FINDER } from "@/components/states/independent-finder";
import { Notice } from "@/components/ui/notice";
import type { Legislature } from "@/lib/content/schema";
import { localePath } from "@/lib/locale";
import { openContactPath } from "./paths";

type NoRosterProps = {
  /** Whether there is none, or one from before the newest terms. */
  missing: "none" | "outdated";
  state: string;
  name: string;
  legislature: Pick<Legislature, "url" | "findLegislatorUrl">;
  /** The chambers with their names in the language of the page. */
  chambers: { chamber: string; name: string }[];
};

/** What stands in the place of lawmakers while no roster of the state tells who sits: who names them, and that one can write. */
export function NoRoster({ missing, state, name, legislature: { url, findLegislatorUrl }, chambers }: NoRosterProps) {
  const t = useTranslations("lawmakers.roster");
  const locale = useLocale();
  return (
    <Notice title={t(missing, { state: name })}>
      <p>
        {t("noneText")} {findLegislatorUrl ? t("noneFinder") : null}
      </p>
      <ul className="mt-1">
        {findLegislatorUrl ? (
          <li className="py-1.5">
            <OutwardLink href={findLegislatorUrl} className="text-link">
              {t("finder")}
            </OutwardLink>
          </li>
        ) : url ? (
          <li className="py-1.5">
            <OutwardLink href={url} className="text-link">
              {t("site")}
            </OutwardLink>
          </li>
        ) : null}
        <li className="py-1.5">
          <OutwardLink href={INDEPENDENT_FINDER} className="text-link">
            {t("independent")}
          </OutwardLink>
        </li>
      </ul>
      <p className="mt-3">{t("general")}</p>
      <ul>
        {chambers.map((each) => (
          <li key={each.chamber}>
            <a
              href={localePath(locale, openContactPath("letter", { state, chamber: each.chamber }))}
              className="inline-block py-2 text-link"
            >
              {t("write", { chamber: each.name })}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
