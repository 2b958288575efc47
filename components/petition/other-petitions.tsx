import { useLocale, useTranslations } from "next-intl";

import { localePath } from "@/lib/locale";
import type { OpenPetition } from "@/lib/petitions/schema";

/** The petitions that can be signed beside the one that the page is about. Nothing where there is none. */
export function OtherPetitions({ petitions }: { petitions: OpenPetition[] }) {
  const t = useTranslations("petition.list");
  const locale = useLocale();
  if (petitions.length === 0) return null;
  return (
    <section aria-labelledby="others-title">
      <h2 id="others-title" className="text-xl">
        {t("others")}
      </h2>
      <ul className="mt-3">
        {petitions.map(({ slug, title }) => (
          <li key={slug}>
            <a
              href={localePath(locale, `/petitions/${slug}`)}
              className="inline-block py-2 text-link [overflow-wrap:anywhere]"
            >
              {title[locale]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
