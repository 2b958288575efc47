import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";
import { type Expiring, expiringWords } from "@/lib/deliveries/expiry/schema";

/** What the next night erases, in rows. */
export function ExpiringTable({ expiring }: { expiring: Expiring[] }) {
  return (
    <div className="max-w-[36rem]">
      <Table caption="What the next night erases" captionHidden>
        <thead>
          <tr>
            <HeadCell>What</HeadCell>
            <HeadCell numeric>Rows</HeadCell>
          </tr>
        </thead>
        <tbody>
          {expiring.map(({ what, rows }) => (
            <tr key={what}>
              <RowHead>{expiringWords[what]}</RowHead>
              <Cell numeric>{formatNumber("en", rows)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
