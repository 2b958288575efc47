import { FactDetails, FactLine } from "@/components/facts/fact-entry";
import { StatusKey } from "@/components/facts/status-key";
import { StatusMarkDrawings } from "@/components/facts/status-mark";
import { DueLine } from "@/components/site/sources";
import { Fold } from "@/components/ui/fold";
import { Prose } from "@/components/ui/prose";
import { messagesOf } from "@/i18n/messages";
import { allFacts, countByStatus, factsByTopic, factsPage } from "@/lib/content/facts/facts";
import { factStatuses } from "@/lib/content/facts/schema";
import { searchWords } from "@/lib/content/search/documents/search-words";
import { type ListPage, textOf } from "./list-page";

export const factList: ListPage = {
  path: "/facts",
  about: (locale) => factsPage[locale],
  menus(locale) {
    const { facts: t } = messagesOf(locale);
    const topics = factsByTopic.map(({ topic }) => ({ value: topic, label: factsPage[locale].topics[topic] }));
    const statuses = factStatuses.map((value) => ({ value, label: t.status[value] }));
    return [
      { name: "topic", label: t.filter.topic, everything: t.filter.anyTopic, options: topics },
      { name: "status", label: t.filter.status, everything: t.filter.anyStatus, options: statuses },
    ];
  },
  parts: (locale) =>
    factsByTopic.map(({ topic, facts }) => ({
      id: `topic-${topic}`,
      title: factsPage[locale].topics[topic],
      entries: facts.map((fact) => {
        const { claim, known, reason, correction } = fact.translations[locale];
        return {
          id: fact.id,
          text: textOf(fact, claim, known, reason, correction),
          words: searchWords[locale][fact.id],
          values: { topic, status: fact.status },
          line: <FactLine fact={fact} />,
          children: <FactDetails fact={fact} />,
        };
      }),
    })),
  above: () => <StatusMarkDrawings />,
  // Without a filter nobody waits for the result of one, so there is space to explain.
  first: (locale) => ({
    id: "marks",
    title: messagesOf(locale).facts.marks,
    content: (
      <>
        <StatusKey meanings={factsPage[locale].statuses} counts={countByStatus} />
        <Fold className="mt-4" summary={factsPage[locale].heading}>
          <Prose className="pb-4">
            {factsPage[locale].paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </Prose>
        </Fold>
      </>
    ),
  }),
  below: () => <DueLine checks={allFacts.map(({ checked }) => checked)} />,
};
