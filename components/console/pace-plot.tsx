import { DayPlot } from "@/components/charts/day-plot";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";
import { clockIn, type TimeZone } from "@/lib/time-zone";

interface Step {
  at: Date;
  count: number;
}

interface PacePlotProps {
  /** How long a step is, in words. */
  each: string;
  steps: Step[];
  timeZone: TimeZone;
}

/** The forms of the last hours as bars, and the same numbers as a table. */
export function PacePlot({ each, steps, timeZone }: PacePlotProps) {
  const named = steps.map(({ at, count }) => ({ day: clockIn(timeZone, at), count }));
  return (
    <div className="grid gap-4">
      <DayPlot days={named} label={`Forms in each ${each}`} />
      <details>
        <summary className="site-summary inline-flex min-h-11 cursor-pointer items-center text-link underline">
          The same as a table
        </summary>
        <Table caption={`Forms in each ${each}, newest first`}>
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
