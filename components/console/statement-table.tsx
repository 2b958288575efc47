import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";

interface Statement {
  text: string;
  calls: number | null;
  meanMilliseconds: number;
  totalMilliseconds: number;
}

const seconds = (milliseconds: number) => `${formatNumber("en", Math.round(milliseconds / 100) / 10)} s`;

export function StatementTable({ statements }: { statements: Statement[] }) {
  return (
    <Table caption="Slow statements" captionHidden stickyHead>
      <thead>
        <tr>
          <HeadCell>Statement</HeadCell>
          <HeadCell>Times</HeadCell>
          <HeadCell>Each</HeadCell>
          <HeadCell>In all</HeadCell>
        </tr>
      </thead>
      <tbody>
        {statements.map(({ text, calls, meanMilliseconds, totalMilliseconds }, index) => (
          <tr key={index}>
            <RowHead className="min-w-64">
              <code className="text-sm [overflow-wrap:anywhere]">{text}</code>
            </RowHead>
            <Cell className="tabular-nums">{calls === null ? "now" : formatNumber("en", calls)}</Cell>
            <Cell className="whitespace-nowrap tabular-nums">
              {formatNumber("en", Math.round(meanMilliseconds * 10) / 10)} ms
            </Cell>
            <Cell className="whitespace-nowrap tabular-nums">{seconds(totalMilliseconds)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
