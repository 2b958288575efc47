import { getTranslations, setRequestLocale } from "next-intl/server";
import { pageMetadata } from "@/app/_web/page-metadata";
import { requireLocale } from "@/app/_web/require-locale";
import { Group } from "@/components/directories/group";
import { JumpList } from "@/components/directories/jump-list";
import { ToolkitEntry } from "@/components/directories/toolkit-entry";
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

  return (
    <Page>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <JumpList label={common("jump")} targets={toolkitsByAudience.map(({ audience }) => ({ id: audience, label: t(`audiences.${audience}`) }))} />
      {toolkitsByAudience.map(({ audience, toolkits }) => (
        <Group key={audience} id={audience} title={t(`audiences.${audience}`)}>
          <ul className="grid gap-x-10 md:grid-cols-2">
            {toolkits.map((toolkit) => <ToolkitEntry key={toolkit.id} toolkit={toolkit} />)}
          </ul>
        </Group>
      ))}
    </Page>
  );
}
