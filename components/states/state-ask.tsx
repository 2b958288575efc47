import { useLocale, useTranslations } from "next-intl";

import { PETITION_PATH } from "@/components/site/site-map";
import { localePath } from "@/lib/locale";

type StateAskProps = {
  code: string;
  /** The name within a sentence. */
  name: string;
  ask: string;
  /** False while the petition is hidden. */
  hasPetition: boolean;
};

/** What the petition asks of the lawmakers of a state, and the link to that state edition. */
export function StateAsk({ code, name, ask, hasPetition }: StateAskProps) {
  const t = useTranslations("states.state");
  const locale = useLocale();
  return (
    <section aria-labelledby="ask" className="max-w-measure">
      <h2 id="ask" className="text-xl">
        {t("askTitle")}
      </h2>
      <p className="mt-4 border-l-4 border-link pl-4 text-lg">{ask}</p>
      {hasPetition ? (
        <p className="mt-4">
          <a
            href={localePath(locale, `${PETITION_PATH}/${code.toLowerCase()}`)}
            className="inline-block py-2.5 text-link"
          >
            {t("askMore", { state: name })}
          </a>
        </p>
      ) : null}
    </section>
  );
}
