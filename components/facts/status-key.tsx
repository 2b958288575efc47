import { useTranslations } from "next-intl";
import { type FactsPage, type FactStatus, factStatuses } from "@/lib/content/facts/schema";
import { StatusMark } from "./status-mark";

type StatusKeyProps = { meanings: FactsPage["statuses"]; counts: Record<FactStatus, number> };

/** What the three marks mean, and how many entries have each. */
export function StatusKey({ meanings, counts }: StatusKeyProps) {
  const t = useTranslations("facts");
  return (
    <dl className="grid gap-6 md:grid-cols-3">
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
  );
}
