import { getTranslations, setRequestLocale } from "next-intl/server";
import { PageData } from "@/app/_web/pages/page-data";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requireLocale } from "@/app/_web/pages/require-locale";
import { Group } from "@/components/directories/group";
import { JumpList } from "@/components/directories/jump-list";
import { WorkEntry } from "@/components/directories/work-entry";
import { DueNotice } from "@/components/site/sources";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { worksByKind } from "@/lib/content/directories/reading";

export async function generateMetadata({ params }: PageProps<"/[locale]/reading">) {
  const locale = requireLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "directories.reading" });
  return pageMetadata({ locale, path: "/reading", title: t("title"), description: t("lead") });
}

export default async function ReadingPage({ params }: PageProps<"/[locale]/reading">) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations("directories.reading");
  const common = await getTranslations("directories");

  return (
    <Page>
      <PageData locale={locale} trail={[{ path: "/reading", title: t("title") }]} />
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <DueNotice checks={worksByKind.flatMap(({ works }) => works.map(({ checked }) => checked))} />
      <JumpList
        label={common("jump")}
        targets={worksByKind.map(({ kind }) => ({ id: kind, label: t(`kinds.${kind}`) }))}
      />
      {worksByKind.map(({ kind, works }) => (
        <Group
          key={kind}
          id={kind}
          title={t(`kinds.${kind}`)}
          lead={kind === "remarks" || kind === "film" ? t(`leads.${kind}`) : null}
        >
          <ul className="grid gap-x-10 md:grid-cols-2 print:block">
            {works.map((work) => (
              <WorkEntry key={work.id} work={work} />
            ))}
          </ul>
        </Group>
      ))}
    </Page>
  );
}
