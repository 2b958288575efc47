import { useLocale, useTranslations } from "next-intl";

import { useMonthName } from "@/components/site/sources";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { localePath } from "@/i18n/routing";
import { isDue } from "@/lib/content/age/rules";
import { type StateLight, statePath } from "./law-map";

/** What the map of the laws shows, who can be charged, and how new the sources are, as a table. */
export function LawTable({ lights, captionHidden = false }: { lights: StateLight[]; captionHidden?: boolean }) {
  const t = useTranslations("states.law");
  const status = useTranslations("content.status");
  const monthName = useMonthName();
  const locale = useLocale();
  const now = new Date();
  return (
    <Table caption={t("table")} captionHidden={captionHidden}>
      <thead><tr>{(["state", "status", "charged", "newest"] as const).map((head) => <HeadCell key={head}>{t(head)}</HeadCell>)}</tr></thead>
      <tbody>
        {lights.map(({ code, name, status: light, chargeable, lastChecked }) => (
          <tr key={code}>
            <RowHead><a href={localePath(locale, statePath(code))} className="inline-block py-1 text-link">{name}</a></RowHead>
            <Cell>{status(light)}</Cell>
            <Cell>{t(`chargeable.${chargeable ?? "unknown"}`)}</Cell>
            <Cell>{isDue(lastChecked, "law", now) ? t("old", { month: monthName(lastChecked) }) : monthName(lastChecked)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
