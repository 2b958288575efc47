import { useLocale, useTranslations } from "next-intl";
import type { Milestone } from "@/lib/content/directories/schema";
import { Entry } from "./entry";
import { Provenance } from "@/components/site/provenance";
import { RoughDate } from "./rough-date";

/** An event of the timeline: when it was, what happened, and why it matters. */
export function MilestoneEntry({ milestone }: { milestone: Milestone }) {
  const t = useTranslations("directories.timeline");
  const { id, date, kind, officialName, translations } = milestone;
  const { title, whatHappened, whyItMatters } = translations[useLocale()];
  return (
    <Entry id={id}>
      <p className="text-sm text-muted first-letter:uppercase">
        <RoughDate date={date} after=" · " />
        {t(`kinds.${kind}`)}
      </p>
      <h3 className="mt-1 text-lg">{title}</h3>
      {officialName && officialName !== title ? (
        <p lang="en" className="text-sm text-muted">
          {officialName}
        </p>
      ) : null}
      <p className="mt-2 max-w-measure">{whatHappened}</p>
      <p className="mt-2 max-w-measure">
        <span className="font-semibold">{t("why")}:</span> {whyItMatters}
      </p>
      <Provenance of={milestone} name={title} className="mt-1" />
    </Entry>
  );
}
