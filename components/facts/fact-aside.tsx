import { useTranslations } from "next-intl";
import { type FactGroup, type FactsPage, factStatuses } from "@/lib/content/facts/schema";
import { FactFilter } from "./fact-filter";

type FactAsideProps = { groups: FactGroup[]; names: FactsPage["topics"] };

/** The two ways to find an entry: the filter, where scripts run, and the links to the topics, everywhere. */
export function FactAside({ groups, names }: FactAsideProps) {
  const t = useTranslations("facts");
  return (
    <>
      <FactFilter
        labels={{
          label: t("filter.label"),
          words: t("filter.words"),
          topic: t("filter.topic"),
          anyTopic: t("filter.anyTopic"),
          status: t("filter.status"),
          anyStatus: t("filter.anyStatus"),
          clear: t("filter.clear"),
          // The numbers are known in the browser only.
          shown: t("filter.shown", { shown: "{shown}", all: "{all}" }),
          none: t("filter.none"),
        }}
        topics={groups.map(({ topic }) => ({ value: topic, label: names[topic] }))}
        statuses={factStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
      />
      <nav aria-labelledby="topics" className="mt-4 print:hidden">
        <h2 id="topics" className="text-lg">
          {t("topics")}
        </h2>
        <ul className="mt-2 text-sm">
          {groups.map(({ topic, facts }) => (
            <li key={topic}>
              <a href={`#topic-${topic}`} className="inline-block py-2.5 text-link lg:py-1.5">
                {names[topic]}
              </a>{" "}
              <span className="text-muted">{facts.length}</span>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
