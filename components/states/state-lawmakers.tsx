import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { OutwardLink } from "@/components/directories/outward-link";
import type { Legislature, StateTranslation } from "@/lib/content/schema";
import { INDEPENDENT_FINDER } from "./independent-finder";

type StateLawmakersProps = {
  legislature: Legislature;
  translation: Pick<StateTranslation, "legislature" | "upperChamber" | "lowerChamber">;
  /** The roster of the state. */
  children: ReactNode;
};

/** The legislature of a state, and how readers find the lawmakers of their district. */
export function StateLawmakers({ legislature, translation, children }: StateLawmakersProps) {
  const t = useTranslations("states.state");
  const { unicameral, upperSeats, lowerSeats, url, findLegislatorUrl, finderUpperOnly } = legislature;
  const chambers = [
    [translation.upperChamber, upperSeats],
    [translation.lowerChamber, lowerSeats],
  ] as const;
  return (
    <section aria-labelledby="lawmakers" className="max-w-measure">
      <h2 id="lawmakers" className="text-xl">
        {t("lawmakersTitle")}
      </h2>
      <p className="mt-4 font-semibold">{translation.legislature}</p>
      <ul className="mt-1">
        {chambers.map(([name, seats]) =>
          name === null || seats === null ? null : (
            <li key={name}>
              {name}: {t("seats", { seats })}
              {unicameral ? ` (${t("single")})` : null}
            </li>
          ),
        )}
      </ul>
      <ul className="mt-4">
        {findLegislatorUrl ? (
          <li className="py-1.5">
            <OutwardLink href={findLegislatorUrl} className="text-link">
              {t(finderUpperOnly ? "finderUpper" : "finder")}
            </OutwardLink>
          </li>
        ) : null}
        {url ? (
          <li className="py-1.5">
            <OutwardLink href={url} className="text-link">
              {t("site")}
            </OutwardLink>
          </li>
        ) : null}
      </ul>
      {url === null ? (
        <p className="mt-2">{t("noSite")}</p>
      ) : findLegislatorUrl === null ? (
        <p className="mt-2">{t("noFinder")}</p>
      ) : null}
      <p className="mt-3 text-sm text-muted">
        {t.rich("independent", {
          link: (chunks) => (
            <a href={INDEPENDENT_FINDER} rel="noreferrer" className="text-link">
              {chunks}
            </a>
          ),
        })}
      </p>
      {children}
    </section>
  );
}
