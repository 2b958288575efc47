import { useLocale, useTranslations } from "next-intl";

import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/i18n/format";
import { localePath } from "@/lib/locale";
import { isDue } from "@/lib/content/age/rules";
import { chargeOf } from "@/lib/content/law/rules";
import { type StateLight, statePath } from "./law-map";

// The columns that a phone shows as second lines of the other two.
const wideOnly = {
  state: undefined,
  status: "max-sm:hidden",
  charged: "max-sm:w-3/5",
  newest: "max-sm:hidden min-w-40",
};

/** The map of the laws as a table, with who can be charged and the dates of the sources. On phones each row has two lines. */
export function LawTable({ lights, captionHidden = false }: { lights: StateLight[]; captionHidden?: boolean }) {
  const t = useTranslations("states.law");
  const status = useTranslations("content.status");
  const locale = useLocale();
  const now = new Date();
  const charged = (law: StateLight) => {
    const { charge, age } = chargeOf(law);
    return t(`chargeable.${charge}`, { age });
  };
  const newest = ({ lastChecked }: StateLight, old: "old" | "oldShort") => {
    const month = formatDate(locale, lastChecked);
    return isDue(lastChecked, "law", now) ? t(old, { month }) : month;
  };
  return (
    <Table caption={t("table")} captionHidden={captionHidden}>
      <thead>
        <tr>
          {(["state", "status", "charged", "newest"] as const).map((head) => (
            <HeadCell key={head} className={wideOnly[head]}>
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
              {/* Where it is not said by the other column already. */}
              {law.status === "partial" || law.status === "none" ? <Second>{status(law.status)}</Second> : null}
            </RowHead>
            <Cell className="max-sm:hidden">{status(law.status)}</Cell>
            <Cell className="max-sm:[&>:first-child]:py-1">
              <span className="block">{charged(law)}</span>
              <Second>{newest(law, "oldShort")}</Second>
            </Cell>
            <Cell className="max-sm:hidden">{newest(law, "old")}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Second({ children }: { children: string }) {
  return <span className="block text-xs font-normal text-muted sm:hidden">{children}</span>;
}
