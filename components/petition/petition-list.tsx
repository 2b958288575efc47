import { useLocale, useTranslations } from "next-intl";

import { localePath } from "@/lib/locale";
import type { Petition } from "@/lib/petitions/schema";
import { PetitionNumber } from "./petition-number";

interface PetitionListProps {
  petitions: { petition: Petition; status: "open" | "paused" | "closed"; confirmed: number }[];
}

/** Petitions with what each asks for and its number. */
export function PetitionList({ petitions }: PetitionListProps) {
  const t = useTranslations("petition.list");
  const locale = useLocale();
  if (petitions.length === 0) return <p>{t("none")}</p>;
  return (
    <ul className="max-w-3xl space-y-16">
      {petitions.map(({ petition: { id, slug, goal, version }, status, confirmed }) => (
        <li key={id}>
          <p className="text-sm text-muted">{t(status)}</p>
          <h2 className="text-2xl">
            <a href={localePath(locale, `/petitions/${slug}`)} className="text-link">
              {version.content[locale].title}
            </a>
          </h2>
          <p className="mt-3 mb-6 max-w-measure">{version.content[locale].summary}</p>
          <PetitionNumber count={confirmed} goal={goal} live={{ slug, status, goal }} />
        </li>
      ))}
    </ul>
  );
}
