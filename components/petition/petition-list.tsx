import { useLocale, useTranslations } from "next-intl";

import { localePath } from "@/lib/locale";
import type { Petition } from "@/lib/petitions/schema";
import { PetitionNumber } from "./petition-number";

interface PetitionListProps {
  petitions: { petition: Petition; status: "open" | "paused" | "closed"; confirmed: number }[];
}

/** Petitions with what each asks for and, beside it on wide screens, its number. */
export function PetitionList({ petitions }: PetitionListProps) {
  const t = useTranslations("petition.list");
  const locale = useLocale();
  if (petitions.length === 0) return <p>{t("none")}</p>;
  return (
    <ul className="space-y-16">
      {petitions.map(({ petition: { id, slug, goal, version }, status, confirmed }) => (
        <li
          key={id}
          className="max-w-3xl lg:grid lg:max-w-none lg:grid-cols-[minmax(0,1fr)_minmax(18rem,24rem)] lg:items-center lg:gap-x-16"
        >
          <div>
            <p className="text-sm text-muted">{t(status)}</p>
            <h2 className="text-2xl">
              <a href={localePath(locale, `/petitions/${slug}`)} className="text-link">
                {version.content[locale].title}
              </a>
            </h2>
            <p className="mt-3 mb-6 max-w-measure">{version.content[locale].summary}</p>
          </div>
          <PetitionNumber count={confirmed} goal={goal} live={{ slug, status, goal }} />
        </li>
      ))}
    </ul>
  );
}
