import { getTranslations } from "next-intl/server";
import { metadataOf } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { articleData, BreadcrumbData } from "@/app/_web/pages/structured-data";
import { CitedSection } from "@/components/act/cited-section";
import { HelpLine } from "@/components/search/help-line";
import { SourceList } from "@/components/site/sources";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { lessonPages } from "@/lib/content/act/pages";
import { emergency, traffickingHotline } from "@/lib/content/helplines";

export const generateMetadata = metadataOf("/lesson", (locale) => lessonPages[locale]);

/** A lesson plan for a class. Its parts stay beside it on wide screens; on paper it is the text alone. */
export default async function LessonPage({ params }: PageProps<"/[locale]/lesson">) {
  const locale = await requestLocale(params);
  const t = await getTranslations("act.lesson");
  const lesson = lessonPages[locale];
  return (
    <Page>
      <BreadcrumbData
        locale={locale}
        trail={[{ path: "/lesson", title: lesson.title }]}
        more={[articleData({ ...lesson, locale, path: "/lesson" })]}
      />
      <PageTitle lead={lesson.description}>{lesson.title}</PageTitle>
      <div className="gap-16 lg:grid lg:grid-cols-[minmax(0,var(--container-measure))_minmax(0,1fr)]">
        <div className="prose max-w-measure">
          {lesson.sections.map((section) => (
            <CitedSection key={section.id} section={section} />
          ))}
        </div>
        <div className="max-lg:mt-10 lg:order-last">
          <nav aria-labelledby="parts" className="lg:sticky lg:top-4 print:hidden">
            <h2 id="parts" className="text-lg">
              {t("parts")}
            </h2>
            <ol className="mt-2">
              {lesson.sections.map(({ id, heading }) => (
                <li key={id}>
                  <a href={`#${id}`} className="inline-block py-1.5 text-link">
                    {heading}
                  </a>
                </li>
              ))}
            </ol>
            <p className="mt-4 max-w-measure text-sm text-muted">{t("print")}</p>
          </nav>
        </div>
      </div>
      <HelpLine emergency={emergency} helpline={traffickingHotline} />
      <SourceList sources={lesson.sources} checked={lesson.checked} className="mt-10 border-t border-hairline pt-6" />
    </Page>
  );
}
