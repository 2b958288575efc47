import { listedPrintables } from "@/app/print/listed";
import { PrintableList } from "@/components/act/printable-list";
import { ToolkitDetails, ToolkitLine } from "@/components/directories/toolkit-entry";
import { DueLine } from "@/components/site/sources";
import { messagesOf } from "@/i18n/messages";
import { toolkits, toolkitsByAudience } from "@/lib/content/directories/toolkits";
import { type ListPage, textOf } from "./list-page";

export const toolkitList: ListPage = {
  path: "/toolkits",
  about: (locale) => messagesOf(locale).directories.toolkits,
  menus(locale) {
    const { toolkits: t } = messagesOf(locale).directories;
    const audiences = toolkitsByAudience.map(({ audience }) => ({ value: audience, label: t.audiences[audience] }));
    return [{ name: "audience", label: t.audience, everything: t.everyAudience, options: audiences }];
  },
  parts: (locale) =>
    toolkitsByAudience.map(({ audience, toolkits: ofAudience }) => ({
      id: audience,
      title: messagesOf(locale).directories.toolkits.audiences[audience],
      entries: ofAudience.map((toolkit) => {
        const { format, description, note } = toolkit.translations[locale];
        return {
          id: toolkit.id,
          text: textOf(toolkit, toolkit.title, description, note),
          words: `${toolkit.publisher} ${format}`,
          values: { audience },
          line: <ToolkitLine toolkit={toolkit} />,
          children: <ToolkitDetails toolkit={toolkit} />,
        };
      }),
    })),
  async first(locale) {
    const { printables: t } = messagesOf(locale).act;
    return {
      id: "printables",
      title: t.title,
      content: (
        <>
          <p className="-mt-2 mb-4 max-w-measure text-muted">{t.lead}</p>
          <PrintableList printables={await listedPrintables(locale)} />
        </>
      ),
    };
  },
  below: () => <DueLine checks={toolkits.map(({ checked }) => checked)} />,
};
