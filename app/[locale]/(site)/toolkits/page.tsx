import { getTranslations, setRequestLocale } from "next-intl/server";
import { PageData } from "@/app/_web/pages/page-data";
import { listedPrintables } from "@/app/print/listed";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requireLocale } from "@/app/_web/pages/require-locale";
import { PrintableList } from "@/components/act/printable-list";
import { Group } from "@/components/directories/group";
import { JumpList } from "@/components/directories/jump-list";
import { ToolkitEntry } from "@/components/directories/toolkit-entry";
import { DueNotice } from "@/components/site/sources";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { toolkitsByAudience } from "@/lib/content/directories/toolkits";

export async function generateMetadata({ params }: PageProps<"/[locale]/toolkits">) {
  const locale = requireLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "directories.toolkits" });
  return pageMetadata({ locale, path: "/toolkits", title: t("title"), description: t("lead") });
}

export default async function ToolkitsPage({ params }: PageProps<"/[locale]/toolkits">) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations("directories.toolkits");
  const common = await getTranslations("directories");
  const own = await getTranslations("act.printables");

  return (
    <Page>
      <PageData locale={locale} trail={[{ path: "/toolkits", title: t("title") }]} />
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <DueNotice checks={toolkitsByAudience.flatMap(({ toolkits }) => toolkits.map(({ checked }) => checked))} />
      <JumpList
        label={common("jump")}
        targets={[
          { id: "printables", label: own("title") },
          ...toolkitsByAudience.map(({ audience }) => ({ id: audience, label: t(`audiences.${audience}`) })),
        ]}
      />
      <Group id="printables" title={own("title")} lead={own("lead")}>
        <PrintableList printables={await listedPrintables(locale)} />
      </Group>
      {toolkitsByAudience.map(({ audience, toolkits }) => (
        <Group key={audience} id={audience} title={t(`audiences.${audience}`)}>
          <ul className="grid gap-x-10 md:grid-cols-2 print:block">
            {toolkits.map((toolkit) => (
              <ToolkitEntry key={toolkit.id} toolkit={toolkit} />
            ))}
          </ul>
        </Group>
      ))}
    </Page>
  );
}
