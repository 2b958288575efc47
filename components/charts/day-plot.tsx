import { formatNumber } from "@/i18n/format";
import { niceTop } from "./nice-top";

interface Day {
  day: string;
  count: number;
}

const WIDTH = 720;
const HEIGHT = 180;
const LEFT = 48;
const BOTTOM = 24;
const TOP = 8;

// A frame that runs from right to left begins at its right end, so that a narrow screen shows the newest bars first.
const FRAME = "max-w-[60rem] overflow-x-auto [direction:rtl]";

interface DayPlotProps {
  /** Every day of the span in order, including days with none. */
  days: Day[];
  /** What is counted, for screen readers. */
  label: string;
}

/** Bars by day, drawn on the server. The page shows the same numbers in a table beside it. */
export function DayPlot({ days, label }: DayPlotProps) {
  const top = niceTop(Math.max(0, ...days.map(({ count }) => count)));
  const step = (WIDTH - LEFT) / Math.max(1, days.length);
  const heightOf = (count: number) => (Math.max(0, count) / top) * (HEIGHT - TOP - BOTTOM);
  const base = HEIGHT - BOTTOM;
  const named = days.filter(
    (_, index) => index === 0 || index === days.length - 1 || index === Math.floor(days.length / 2),
  );
  return (
    <div role="region" aria-label={`${label}. Scrolls sideways`} tabIndex={0} className={FRAME}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={label}
        className="h-auto w-full min-w-[40rem] fill-current text-link [direction:ltr]"
      >
        {[0, top / 2, top].map((value) => (
          <g key={value} className="text-muted">
            <line
              x1={LEFT}
              x2={WIDTH}
              y1={base - heightOf(value)}
              y2={base - heightOf(value)}
              className="stroke-hairline"
            />
            <text x={LEFT - 6} y={base - heightOf(value) + 4} textAnchor="end" fontSize="11">
              {formatNumber("en", value)}
            </text>
          </g>
        ))}
        {days.map(({ day, count }, index) => (
          <rect
            key={day}
            x={LEFT + index * step + step * 0.1}
            width={step * 0.8}
            y={base - heightOf(count)}
            height={heightOf(count)}
          />
        ))}
        {named.map(({ day }, index) => (
          <text
            key={day}
            x={LEFT + (days.findIndex((each) => each.day === day) + 0.5) * step}
            y={HEIGHT - 6}
            fontSize="11"
            textAnchor={index === 0 ? "start" : index === named.length - 1 ? "end" : "middle"}
            className="text-muted"
          >
            {day}
          </text>
        ))}
      </svg>
    </div>
  );
}
