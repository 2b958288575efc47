import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";

interface CountTableProps {
  caption: string;
  head: string;
  rows: { name: string; count: number }[];
}

/** A table of names with their numbers. */
export function CountTable({ caption, head, rows }: CountTableProps) {
  return (
    <div className="max-w-[32rem]">
      <Table caption={caption} captionHidden stickyHead>
        <thead>
          <tr>
            <HeadCell>{head}</HeadCell>
            <HeadCell numeric>Signatures</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, count }) => (
            <tr key={name}>
              <RowHead>{name}</RowHead>
              <Cell numeric>{formatNumber("en", count)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
