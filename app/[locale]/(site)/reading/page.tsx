import { getTranslations } from "next-intl/server";
import { contentPage } from "@/app/_web/pages/content-page";
import { Group } from "@/components/directories/group";
import { JumpList } from "@/components/directories/jump-list";
import { WorkEntry } from "@/components/directories/work-entry";
import { DueLine } from "@/components/site/sources";
import { messagesOf } from "@/i18n/messages";
import { worksByKind } from "@/lib/content/directories/reading";

const { generateMetadata, Page } = contentPage({
  path: "/reading",
  about: (locale) => messagesOf(locale).directories.reading,
  body,
});
export { generateMetadata, Page as default };

async function body() {
  const t = await getTranslations("directories.reading");
  const common = await getTranslations("directories");

  return (
    <>
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
      <DueLine checks={worksByKind.flatMap(({ works }) => works.map(({ checked }) => checked))} />
    </>
  );
}
