import { getTranslations } from "next-intl/server";
import { contentPage } from "@/app/_web/pages/content-page";
import { listedPrintables } from "@/app/print/listed";
import { ActionPart } from "@/components/act/action-part";
import { CareNotes } from "@/components/act/care-notes";
import { HostATable } from "@/components/act/host-a-table";
import { PrintableList } from "@/components/act/printable-list";
import { Group } from "@/components/directories/group";
import { JumpList } from "@/components/directories/jump-list";
import { DueLine } from "@/components/site/sources";
import { takeActionPages } from "@/lib/content/act/pages";
import { env } from "@/lib/env";
import type { Locale } from "@/lib/locale";

const { generateMetadata, Page } = contentPage({
  path: "/take-action",
  about: (locale) => takeActionPages[locale],
  body,
});
export { generateMetadata, Page as default };

async function body(locale: Locale) {
  const t = await getTranslations("act");
  const { checked, parts, table, care } = takeActionPages[locale];

  return (
    <>
      <JumpList label={t("takeAction.jump")} targets={parts.map(({ id, heading }) => ({ id, label: heading }))} />
      {parts.map((part) => (
        <ActionPart key={part.id} {...part} />
      ))}
      <HostATable table={table} contactEmail={env.CONTACT_EMAIL} />
      <Group id="printables" title={t("printables.title")} lead={t("printables.lead")}>
        <PrintableList printables={await listedPrintables(locale)} />
      </Group>
      <CareNotes care={care} />
      <DueLine checks={[checked]} />
    </>
  );
}
