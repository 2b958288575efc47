import { DayPlot } from "@/components/charts/day-plot";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";

interface Step {
  at: Date;
  count: number;
}

const timeOf = (at: Date): string => at.toISOString().slice(11, 16);

/** The forms of the last hours as bars, and the same numbers as a table. */
export function PacePlot({ steps }: { steps: Step[] }) {
  const named = steps.map(({ at, count }) => ({ day: timeOf(at), count }));
  return (
    <div className="grid gap-4">
      <DayPlot days={named} label="Forms in each five minutes, by the time in UTC" />
      <details>
        <summary className="site-summary inline-flex min-h-11 cursor-pointer items-center text-link underline">
          The same as a table
        </summary>
        <Table caption="Forms in each five minutes, newest first. Times in UTC.">
          <thead>
            <tr>
              <HeadCell>From</HeadCell>
              <HeadCell numeric>Forms</HeadCell>
            </tr>
          </thead>
          <tbody>
            {named.toReversed().map(({ day, count }) => (
              <tr key={day}>
                <RowHead className="tabular-nums">{day}</RowHead>
                <Cell numeric>{formatNumber("en", count)}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </div>
  );
}
