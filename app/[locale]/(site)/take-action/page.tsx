import { getTranslations, setRequestLocale } from "next-intl/server";
import { listedPrintables } from "@/app/print/listed";
import { PageData } from "@/app/_web/pages/page-data";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requireLocale } from "@/app/_web/pages/require-locale";
import { ActionPart } from "@/components/act/action-part";
import { CareNotes } from "@/components/act/care-notes";
import { HostATable } from "@/components/act/host-a-table";
import { PrintableList } from "@/components/act/printable-list";
import { Group } from "@/components/directories/group";
import { JumpList } from "@/components/directories/jump-list";
import { DueNotice } from "@/components/site/sources";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { takeActionPages } from "@/lib/content/act/pages";
import { env } from "@/lib/env";

export async function generateMetadata({ params }: PageProps<"/[locale]/take-action">) {
  const locale = requireLocale((await params).locale);
  const { title, description } = takeActionPages[locale];
  return pageMetadata({ locale, path: "/take-action", title, description });
}

export default async function TakeActionPage({ params }: PageProps<"/[locale]/take-action">) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations("act");
  const { title, description, checked, parts, table, care } = takeActionPages[locale];

  return (
    <Page>
      <PageData locale={locale} trail={[{ path: "/take-action", title }]} />
      <PageTitle lead={description}>{title}</PageTitle>
      <DueNotice checks={[checked]} />
      <JumpList label={t("takeAction.jump")} targets={parts.map(({ id, heading }) => ({ id, label: heading }))} />
      {parts.map((part) => (
        <ActionPart key={part.id} {...part} />
      ))}
      <HostATable table={table} contactEmail={env.CONTACT_EMAIL} />
      <Group id="printables" title={t("printables.title")} lead={t("printables.lead")}>
        <PrintableList printables={await listedPrintables(locale)} />
      </Group>
      <CareNotes care={care} />
    </Page>
  );
}
