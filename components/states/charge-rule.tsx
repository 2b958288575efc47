import { useTranslations } from "next-intl";

import type { Chargeable, ChargeRule as Rule } from "@/lib/content/schema";

const answers = ["no", "conditional", "yes", "unknown"] as const;

type ChargeRuleProps = { rule: Rule; lights: { chargeable: Chargeable | null }[] };

/** What each answer to “can a child be charged?” means, and how many states and territories it applies to. */
export function ChargeRule({ rule, lights }: ChargeRuleProps) {
  const t = useTranslations("states.law");
  return (
    <section aria-labelledby="rule" className="max-w-measure space-y-4">
      <h3 id="rule" className="text-xl">
        {rule.heading}
      </h3>
      <p>{rule.lead}</p>
      <dl className="space-y-3">
        {answers.map((answer) => (
          <div key={answer}>
            <dt className="font-semibold">
              {t("answer", {
                answer: t(`chargeable.${answer}`, { age: 18 }),
                count: lights.filter(({ chargeable }) => (chargeable ?? "unknown") === answer).length,
              })}
            </dt>
            <dd>{rule.rules[answer]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
