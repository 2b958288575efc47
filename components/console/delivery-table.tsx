import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";
import type { DeliveryScope, DeliveryStatus, ListedDelivery } from "@/lib/deliveries/schema";
import type { Chamber } from "@/lib/lawmakers/schema";
import { Time } from "./time";

const scopeNames: Record<DeliveryScope, string> = {
  each_lawmaker: "Each lawmaker, their own constituents",
  chamber: "A chamber, the whole state",
  committee: "A committee, the whole state and each member’s constituents",
  governor: "The governor, the whole state",
  state: "The legislature, the whole state",
};

const chamberNames: Record<Chamber, string> = {
  upper: "upper chamber",
  lower: "lower chamber",
  legislature: "one chamber",
};

/** Who gets a delivery, in a few words. */
export function deliveredTo({ scope, chamber, committee }: Pick<ListedDelivery, "scope" | "chamber" | "committee">) {
  const which = committee?.name ?? (chamber ? chamberNames[chamber] : null);
  return which === null ? scopeNames[scope] : `${scopeNames[scope]}: ${which}`;
}

export const deliveryStatuses: Record<DeliveryStatus, string> = {
  draft: "draft",
  building: "being built",
  ready: "ready",
  cancelled: "cancelled",
};

// A draft has no packet yet, which is not the same as none.
const numberOf = (status: DeliveryStatus, count: number) => (status === "draft" ? "—" : formatNumber("en", count));

function toRead({ unreadReplies: count }: Pick<ListedDelivery, "unreadReplies">) {
  return count === 0 ? null : ` · ${count === 1 ? "1 reply" : `${formatNumber("en", count)} replies`} to read`;
}

/** Deliveries, each with a link to its page. */
export function DeliveryTable({ deliveries }: { deliveries: (ListedDelivery & { stateName: string })[] }) {
  return (
    <Table caption="Deliveries, newest first" stickyHead>
      <thead>
        <tr>
          <HeadCell>Delivery</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>To</HeadCell>
          <HeadCell>Cut-off</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell numeric>Packets</HeadCell>
          <HeadCell numeric>Signatures</HeadCell>
        </tr>
      </thead>
      <tbody>
        {deliveries.map(({ id, stateName, scope, chamber, committee, cutOff, sinceDeliveryId, status, ...built }) => (
          <tr key={id}>
            <RowHead>
              <a href={`/console/deliveries/${id}`} className="inline-flex min-h-11 items-center text-link">
                No. {id}
              </a>
            </RowHead>
            <Cell>{stateName}</Cell>
            <Cell className="min-w-[12rem]">
              {deliveredTo({ scope, chamber, committee })}
              {sinceDeliveryId === null ? null : ` (since no. ${sinceDeliveryId})`}
            </Cell>
            <Cell>
              <Time at={cutOff} />
            </Cell>
            <Cell>
              {deliveryStatuses[status]}
              {toRead(built)}
            </Cell>
            <Cell numeric>
              {status === "building"
                ? `${built.progress.ready} of ${built.progress.packets}`
                : numberOf(status, built.progress.packets)}
            </Cell>
            <Cell numeric>
              {numberOf(status, built.progress.signatures)}
              {built.progress.paper > 0 ? ` and ${formatNumber("en", built.progress.paper)} on paper` : null}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
