import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";

interface Step {
  label: string;
  count: number;
}

const WIDTH = 480;
const ROW = 30;
const BAR = 18;

/** Steps of which each is a part of the first, as bars and as a table. */
export function Funnel({ steps }: { steps: Step[] }) {
  const first = Math.max(1, steps[0]?.count ?? 0);
  return (
    <div className="grid max-w-[60rem] gap-4 md:grid-cols-2 md:items-start">
      <svg
        viewBox={`0 0 ${WIDTH} ${ROW * steps.length}`}
        role="img"
        aria-label="The steps as bars. The table beside them holds the same numbers."
        className="h-auto w-full fill-current text-link"
      >
        {steps.map(({ label, count }, index) => (
          <g key={label}>
            <rect
              x={0}
              y={index * ROW + (ROW - BAR) / 2}
              width={WIDTH}
              height={BAR}
              className="fill-none stroke-hairline"
            />
            <rect
              x={0}
              y={index * ROW + (ROW - BAR) / 2}
              width={(Math.min(count, first) / first) * WIDTH}
              height={BAR}
            />
          </g>
        ))}
      </svg>
      <Table caption="Forms by how far they came" captionHidden>
        <thead>
          <tr>
            <HeadCell>Step</HeadCell>
            <HeadCell numeric>Forms</HeadCell>
            <HeadCell numeric>Of those signed</HeadCell>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ label, count }) => (
            <tr key={label}>
              <RowHead>{label}</RowHead>
              <Cell numeric>{formatNumber("en", count)}</Cell>
              <Cell numeric>{Math.floor((count / first) * 100)}%</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
