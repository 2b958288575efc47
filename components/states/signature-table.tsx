import { useLocale, useTranslations } from "next-intl";

import { formatNumber } from "@/i18n/format";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { localePath } from "@/lib/locale";
import { statePath } from "./law-map";

type SignatureTableProps = {
  states: { code: string; name: string }[];
  tally: { confirmed: number; byState: Record<string, number>; unknownState: number };
};

/** The map of signatures as a table, highest first. The rows add up to the total. */
export function SignatureTable({ states, tally: { confirmed, byState, unknownState } }: SignatureTableProps) {
  const t = useTranslations("states.signatures");
  const law = useTranslations("states.law");
  const locale = useLocale();
  const rows = states.map((state) => ({ ...state, count: byState[state.code] ?? 0 })).sort((a, b) => b.count - a.count);
  return (
    <Table caption={t("table")}>
      <thead>
        <tr>
          <HeadCell>{law("state")}</HeadCell>
          <HeadCell numeric>{t("count")}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, name, count }) => (
          <tr key={code}>
            <RowHead>
              <a href={localePath(locale, statePath(code))} className="block w-fit py-1 text-link">
                {name}
              </a>
            </RowHead>
            <Cell numeric>{formatNumber(locale, count)}</Cell>
          </tr>
        ))}
        {unknownState === 0 ? null : (
          <tr>
            <RowHead>{t("elsewhere")}</RowHead>
            <Cell numeric>{formatNumber(locale, unknownState)}</Cell>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <RowHead>{t("total")}</RowHead>
          <Cell numeric className="font-semibold">
            {formatNumber(locale, confirmed)}
          </Cell>
        </tr>
      </tfoot>
    </Table>
  );
}
