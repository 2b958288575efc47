import { getTranslations } from "next-intl/server";
import { contentPage } from "@/app/_web/pages/content-page";
import { listedPrintables } from "@/app/print/listed";
import { PrintableList } from "@/components/act/printable-list";
import { Group } from "@/components/directories/group";
import { JumpList } from "@/components/directories/jump-list";
import { ToolkitEntry } from "@/components/directories/toolkit-entry";
import { DueLine } from "@/components/site/sources";
import { messagesOf } from "@/i18n/messages";
import { toolkitsByAudience } from "@/lib/content/directories/toolkits";
import type { Locale } from "@/lib/locale";

const { generateMetadata, Page } = contentPage({
  path: "/toolkits",
  about: (locale) => messagesOf(locale).directories.toolkits,
  body,
});
export { generateMetadata, Page as default };

async function body(locale: Locale) {
  const t = await getTranslations("directories.toolkits");
  const common = await getTranslations("directories");
  const own = await getTranslations("act.printables");

  return (
    <>
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
      <DueLine checks={toolkitsByAudience.flatMap(({ toolkits }) => toolkits.map(({ checked }) => checked))} />
    </>
  );
}
