import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { Bill } from "@/lib/deliveries/bills/schema";
import { stepNames } from "./bill-fields";

/** The bills of a state, each with its newest step and a link to its page. */
export function BillTable({ bills }: { bills: Bill[] }) {
  return (
    <Table caption="Bills, the newest first">
      <thead>
        <tr>
          <HeadCell>Number</HeadCell>
          <HeadCell>Title</HeadCell>
          <HeadCell>Newest step</HeadCell>
          <HeadCell numeric>Steps</HeadCell>
        </tr>
      </thead>
      <tbody>
        {bills.map(({ id, number, title, steps: [newest, ...older] }) => (
          <tr key={id}>
            <RowHead>
              <a href={`/console/bills/${id}`} className="inline-flex min-h-11 items-center text-link">
                {number}
              </a>
            </RowHead>
            <Cell className="min-w-[12rem]">{title}</Cell>
            <Cell>{newest ? `${stepNames[newest.kind]}, ${newest.dated}` : "None yet"}</Cell>
            <Cell numeric>{newest ? older.length + 1 : 0}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
