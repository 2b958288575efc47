import { useTranslations } from "next-intl";
import { type FactsPage, type FactStatus, factStatuses } from "@/lib/content/facts/schema";
import { StatusMark } from "./status-mark";

type StatusKeyProps = { meanings: FactsPage["statuses"]; counts: Record<FactStatus, number> };

/** What the three marks mean, and how many entries have each. */
export function StatusKey({ meanings, counts }: StatusKeyProps) {
  const t = useTranslations("facts");
  return (
    <section aria-labelledby="marks">
      <h2 id="marks" className="text-xl">
        {t("marks")}
      </h2>
      <dl className="mt-4 grid gap-6 md:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]">
        {factStatuses.map((status) => (
          <div key={status} className="border-t border-hairline pt-4">
            <dt>
              <StatusMark status={status} />
            </dt>
            <dd className="mt-1">
              {meanings[status]}{" "}
              <span className="block text-sm text-muted">{t("entries", { count: counts[status] })}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
