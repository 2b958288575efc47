import { useTranslations } from "next-intl";
import { type FactGroup, type FactsPage, factStatuses } from "@/lib/content/facts/schema";
import { FactFilter } from "./fact-filter";

type FactAsideProps = { groups: FactGroup[]; names: FactsPage["topics"] };

/** Two ways to find a fact: the filter, which needs a script, and links to the topics, which do not. */
export function FactAside({ groups, names }: FactAsideProps) {
  const t = useTranslations("facts");
  return (
    <>
      <FactFilter
        labels={{
          label: t("filter.label"),
          query: t("filter.query"),
          topic: t("filter.topic"),
          anyTopic: t("filter.anyTopic"),
          status: t("filter.status"),
          anyStatus: t("filter.anyStatus"),
          clear: t("filter.clear"),
          // The script fills in the numbers.
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
