import { useLocale, useTranslations } from "next-intl";

import { formatNumber, formatPercent } from "@/i18n/format";
import { PART_SHOWN_MIN } from "@/components/petition/goal-progress";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { goalOfState } from "@/lib/petitions/rules";
import type { Goals } from "@/lib/petitions/schema";
import { localePath } from "@/lib/locale";
import { statePath } from "./law-map";

type SignatureTableProps = {
  states: { code: string; name: string }[];
  tally: { confirmed: number; byState: Record<string, number>; unknownState: number };
  goals: Goals;
};

/** The map of signatures as a table, highest first, each state with its goal. The numbers add up to the total. */
export function SignatureTable({ states, tally: { confirmed, byState, unknownState }, goals }: SignatureTableProps) {
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
          <HeadCell numeric>{t("goal")}</HeadCell>
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
            <GoalCell count={count} goal={goalOfState(goals, code)} />
          </tr>
        ))}
        {unknownState === 0 ? null : (
          <tr>
            <RowHead>{t("elsewhere")}</RowHead>
            <Cell numeric>{formatNumber(locale, unknownState)}</Cell>
            <GoalCell count={unknownState} goal={null} />
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <RowHead>{t("total")}</RowHead>
          <Cell numeric className="font-semibold">
            {formatNumber(locale, confirmed)}
          </Cell>
          <GoalCell count={confirmed} goal={goals.goal} />
        </tr>
      </tfoot>
    </Table>
  );
}

/** The goal, and how much of it is reached. Signatures of no known state have none. */
function GoalCell({ count, goal }: { count: number; goal: number | null }) {
  const locale = useLocale();
  const part = goal ? count / goal : 0;
  return (
    <Cell numeric className="text-muted">
      {goal === null ? null : formatNumber(locale, goal)}
      {part < PART_SHOWN_MIN ? null : (
        <>
          {" "}
          <span className="whitespace-nowrap max-sm:block">({formatPercent(locale, part)})</span>
        </>
      )}
    </Cell>
  );
}
