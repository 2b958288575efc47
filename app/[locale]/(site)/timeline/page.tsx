import { getTranslations } from "next-intl/server";
import { contentPage } from "@/app/_web/pages/content-page";
import { MilestoneEntry } from "@/components/directories/milestone-entry";
import { WithParts } from "@/components/site/on-this-page";
import { DueLine } from "@/components/site/sources";
import { messagesOf } from "@/i18n/messages";
import { milestonesByYear } from "@/lib/content/directories/milestones";

const { generateMetadata, Page } = contentPage({
  path: "/timeline",
  about: (locale) => messagesOf(locale).directories.timeline,
  body,
});
export { generateMetadata, Page as default };

async function body() {
  const t = await getTranslations("directories.timeline");
  // Each decade links to its first year that has an event.
  const parts = [...Map.groupBy(milestonesByYear, ({ year }) => `${year.slice(0, 3)}0`)].map(([decade, years]) => ({
    id: `year-${years[0]!.year}`,
    label: t("decade", { decade }),
  }));

  return (
    <WithParts row parts={parts}>
      <ol>
        {milestonesByYear.map(({ year, milestones }) => (
          <li key={year} className="grid gap-x-8 md:grid-cols-[7rem_1fr]">
            <h2 id={`year-${year}`} className="border-hairline pt-6 pb-2 text-2xl tabular-nums md:border-t md:pt-4">
              {year}
            </h2>
            <ol className="mb-6 max-w-[46rem] md:mb-0">
              {milestones.map((milestone) => (
                <MilestoneEntry key={milestone.id} milestone={milestone} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
      <DueLine checks={milestonesByYear.flatMap(({ milestones }) => milestones.map(({ checked }) => checked))} />
    </WithParts>
  );
}
