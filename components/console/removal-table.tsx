import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";
import type { Removal } from "@/lib/signatures/removals/schema";
import { type NameOf, removalStatusTexts, ruleLines } from "./removal-text";
import { Time } from "./time";

/** The rules for removing in bulk, each with a link to what it found. */
export function RemovalTable({ removals, nameOf }: { removals: Removal[]; nameOf: NameOf }) {
  return (
    <Table caption="Removals in bulk, newest first" stickyHead>
      <thead>
        <tr>
          <HeadCell>Removal</HeadCell>
          <HeadCell>Rule</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell numeric>Found</HeadCell>
          <HeadCell numeric>Removed</HeadCell>
          <HeadCell numeric>Brought back</HeadCell>
          <HeadCell>Written</HeadCell>
        </tr>
      </thead>
      <tbody>
        {removals.map((removal) => (
          <tr key={removal.id}>
            <RowHead>
              <a href={`/console/removals/${removal.id}`} className="inline-flex min-h-11 items-center text-link">
                Removal {removal.id}
              </a>
            </RowHead>
            <Cell className="min-w-[16rem] [overflow-wrap:anywhere]">{ruleLines(removal, nameOf).join(" · ")}</Cell>
            <Cell>{removalStatusTexts[removal.status]}</Cell>
            <Cell numeric>{formatNumber("en", removal.found)}</Cell>
            <Cell numeric>{formatNumber("en", removal.removed)}</Cell>
            <Cell numeric>{formatNumber("en", removal.reinstated)}</Cell>
            <Cell>
              <Time at={removal.createdAt} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
