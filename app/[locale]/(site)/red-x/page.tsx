import { getTranslations } from "next-intl/server";
import { articleData, BreadcrumbData } from "@/app/_web/pages/structured-data";
import { metadataOf } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { MarkedHand } from "@/components/act/marked-hand";
import { CitedSection } from "@/components/act/cited-section";
import { OutwardLink } from "@/components/directories/outward-link";
import { WithParts } from "@/components/site/on-this-page";
import { SourceList } from "@/components/site/sources";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { redXPages } from "@/lib/content/act/pages";
import { awarenessDays } from "@/lib/content/directories/days/days";
import { invariant } from "@/lib/invariant";

export const generateMetadata = metadataOf("/red-x", (locale) => redXPages[locale]);

export default async function RedXPage({ params }: PageProps<"/[locale]/red-x">) {
  const locale = await requestLocale(params);
  const t = await getTranslations("act.redX");
  const { title, description, sections, sources, checked } = redXPages[locale];
  const day = awarenessDays.find(({ id }) => id === "redx");
  invariant(day?.url, "content/days.json has the day of the red X and its organizer's site");

  return (
    <Page>
      <BreadcrumbData
        locale={locale}
        trail={[{ path: "/red-x", title }]}
        more={[articleData({ ...redXPages[locale], locale, path: "/red-x" })]}
      />
      <div className="flex items-start justify-between gap-8">
        <PageTitle lead={description}>{title}</PageTitle>
        <MarkedHand className="h-40 w-32 shrink-0 max-sm:hidden" />
      </div>
      <WithParts row parts={sections.map(({ id, heading }) => ({ id, label: heading }))}>
        <div className="prose max-w-measure">
          {sections.map((section) => (
            <CitedSection key={section.id} section={section} />
          ))}
        </div>
        <dl className="mt-10 max-w-measure space-y-3 border-t border-hairline pt-6 text-sm">
          <div>
            <dt className="text-muted">{t("organizer")}</dt>
            <dd>
              <OutwardLink href={day.url} lang="en" className="inline-block py-1 text-link">
                END IT Movement
              </OutwardLink>
            </dd>
          </div>
          <div>
            <dt className="text-muted">{t("day")}</dt>
            <dd>{day.name[locale]}</dd>
          </div>
        </dl>
      </WithParts>
      <SourceList sources={sources} checked={checked} className="mt-10 border-t border-hairline pt-6" />
    </Page>
  );
}
