import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatNumber } from "@/i18n/format";
import type { DeliveryScope, DeliveryStatus, ListedDelivery } from "@/lib/deliveries/schema";
import { Time } from "./time";

export const scopeNames: Record<DeliveryScope, string> = {
  each_lawmaker: "Each lawmaker, their own constituents",
  chamber: "A chamber, the whole state",
  committee: "A committee, the whole state and each member’s constituents",
  governor: "The governor, the whole state",
  state: "The legislature, the whole state",
};

export const deliveryStatuses: Record<DeliveryStatus, string> = {
  draft: "draft",
  building: "being built",
  ready: "ready",
  cancelled: "cancelled",
};

/** Deliveries, each with a link to its page. */
export function DeliveryTable({ deliveries }: { deliveries: ListedDelivery[] }) {
  return (
    <Table caption="Deliveries, newest first. Times in UTC." stickyHead className="relative">
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
        {deliveries.map(({ id, state, scope, committee, cutOff, sinceDeliveryId, status, progress }) => (
          <tr key={id}>
            <RowHead>
              <a href={`/console/deliveries/${id}`} className="inline-flex min-h-11 items-center text-link">
                No. {id}
              </a>
            </RowHead>
            <Cell>{state}</Cell>
            <Cell className="min-w-[12rem]">
              {scopeNames[scope]}
              {committee ? `: ${committee.name}` : null}
              {sinceDeliveryId === null ? null : ` (since no. ${sinceDeliveryId})`}
            </Cell>
            <Cell>
              <Time at={cutOff} />
            </Cell>
            <Cell>{deliveryStatuses[status]}</Cell>
            <Cell numeric>
              {status === "building"
                ? `${progress.ready} of ${progress.packets}`
                : formatNumber("en", progress.packets)}
            </Cell>
            <Cell numeric>{formatNumber("en", progress.signatures)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
