import { useTranslations } from "next-intl";

import type { Chargeable, ChargeRule as Rule } from "@/lib/content/schema";

const values = ["no", "conditional", "yes", "unknown"] as const;

type ChargeRuleProps = { rule: Rule; lights: { chargeable: Chargeable | null }[] };

/** What each value of “can a child be charged?” means, and how many states and territories have it. */
export function ChargeRule({ rule, lights }: ChargeRuleProps) {
  const t = useTranslations("states.law");
  return (
    <section aria-labelledby="rule" className="max-w-measure space-y-4">
      <h3 id="rule" className="text-xl">
        {rule.heading}
      </h3>
      <p>{rule.lead}</p>
      <dl className="space-y-3">
        {values.map((value) => (
          <div key={value}>
            <dt className="font-semibold">
              {t("value", {
                value: t(`chargeable.${value}`, { age: 18 }),
                count: lights.filter(({ chargeable }) => (chargeable ?? "unknown") === value).length,
              })}
            </dt>
            <dd>{rule.rules[value]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
