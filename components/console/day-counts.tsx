import { DayPlot } from "@/components/charts/day-plot";
import { CountTable } from "./count-table";

/** Confirmed signatures by day, oldest first, as a plot and as a table. */
export function DayCounts({ days }: { days: { day: string; count: number }[] }) {
  return (
    <>
      <DayPlot
        days={days}
        label={`Confirmed signatures by day, from ${days[0]?.day} to ${days.at(-1)?.day}. The table below holds the same numbers.`}
      />
      <details className="mt-3">
        <summary className="py-2 text-link">The same as a table</summary>
        <CountTable
          caption="Confirmed signatures by day"
          head="Day"
          rows={days.toReversed().map(({ day, count }) => ({ name: day, count }))}
        />
      </details>
    </>
  );
}
