import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { ListedBatch } from "@/lib/signatures/paper/schema";
import { Time } from "./time";

/** The batches of sheets of a state, each with a link to its lines. */
export function BatchTable({ batches }: { batches: ListedBatch[] }) {
  return (
    <Table caption="Batches, the newest first">
      <thead>
        <tr>
          <HeadCell>Reference</HeadCell>
          <HeadCell>Scan</HeadCell>
          <HeadCell>Entered</HeadCell>
          <HeadCell numeric>Counted</HeadCell>
          <HeadCell numeric>Doubles</HeadCell>
          <HeadCell numeric>Removed</HeadCell>
        </tr>
      </thead>
      <tbody>
        {batches.map(({ id, reference, scanReference, createdAt, counted, doubles, removed }) => (
          <tr key={id}>
            <RowHead>
              <a href={`/console/paper/${id}`} className="inline-flex min-h-11 items-center text-link">
                {reference}
              </a>
            </RowHead>
            <Cell>{scanReference ?? "—"}</Cell>
            <Cell>
              <Time at={createdAt} />
            </Cell>
            <Cell numeric>{counted}</Cell>
            <Cell numeric>{doubles}</Cell>
            <Cell numeric>{removed}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
