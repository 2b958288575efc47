import { useLocale, useTranslations } from "next-intl";

import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/i18n/format";
import { localePath } from "@/lib/locale";
import { isDue } from "@/lib/content/age/rules";
import { chargeOf } from "@/lib/content/law/rules";
import { type StateLight, statePath } from "./law-map";

/** The map of the laws as a table, with who can be charged and the dates of the sources. */
export function LawTable({ lights, captionHidden = false }: { lights: StateLight[]; captionHidden?: boolean }) {
  const t = useTranslations("states.law");
  const status = useTranslations("content.status");
  const locale = useLocale();
  const now = new Date();
  const charged = (law: StateLight) => {
    const { charge, age } = chargeOf(law);
    return t(`chargeable.${charge}`, { age });
  };
  return (
    <Table caption={t("table")} captionHidden={captionHidden}>
      <thead>
        <tr>
          {(["state", "status", "charged", "newest"] as const).map((head) => (
            <HeadCell key={head} className={head === "newest" ? "min-w-40" : undefined}>
              {t(head)}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {lights.map((law) => (
          <tr key={law.code}>
            <RowHead>
              <a href={localePath(locale, statePath(law.code))} className="block w-fit py-1 text-link">
                {law.name}
              </a>
            </RowHead>
            <Cell>{status(law.status)}</Cell>
            <Cell>{charged(law)}</Cell>
            <Cell>
              {isDue(law.lastChecked, "law", now)
                ? t("old", { month: formatDate(locale, law.lastChecked) })
                : formatDate(locale, law.lastChecked)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
