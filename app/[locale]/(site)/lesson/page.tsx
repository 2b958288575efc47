import { getTranslations } from "next-intl/server";
import { metadataOf } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { articleData, BreadcrumbData } from "@/app/_web/pages/structured-data";
import { printablePath } from "@/app/print/printables";
import { CitedSection } from "@/components/act/cited-section";
import { HelpLine } from "@/components/search/help-line";
import { WithParts } from "@/components/site/on-this-page";
import { SourceList } from "@/components/site/sources";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { lessonPages } from "@/lib/content/act/pages";
import { emergency, traffickingHotline } from "@/lib/content/helplines";

export const generateMetadata = metadataOf("/lesson", (locale) => lessonPages[locale]);

/** A lesson plan for a class. On paper it is the text alone. */
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
      <WithParts
        row
        parts={lesson.sections.map(({ id, heading }) => ({ id, label: heading }))}
        below={
          <>
            <p className="mt-4 max-w-measure text-sm">
              <a
                href={printablePath("lesson-plan", locale)}
                type="application/pdf"
                className="inline-block py-1.5 text-link"
              >
                {t("pdf")}
              </a>
            </p>
            <p className="max-w-measure text-sm text-muted">{t("print")}</p>
          </>
        }
      >
        <div className="prose max-w-measure">
          {lesson.sections.map((section) => (
            <CitedSection key={section.id} section={section} />
          ))}
        </div>
      </WithParts>
      <HelpLine emergency={emergency} helpline={traffickingHotline} />
      <SourceList sources={lesson.sources} checked={lesson.checked} className="mt-10 border-t border-hairline pt-6" />
    </Page>
  );
}
