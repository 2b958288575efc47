import Link from "next/link";

import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { Endpoint } from "@/lib/webhooks/schema";
import { Time } from "./time";
import { eventLabels } from "./webhook-fields";

/** The status of an endpoint in words. */
export function statusText({ status, disabledFor, failingSince }: Endpoint): string {
  if (disabledFor === "failing") return "disabled, because it took nothing for days";
  if (disabledFor === "gone") return "disabled, because it wants no more";
  if (status !== "active") return status;
  return failingSince ? "active, failing" : "active";
}

/** Where events are sent. */
export function WebhookTable({ endpoints }: { endpoints: Endpoint[] }) {
  return (
    <Table caption="Endpoints, in the order in which they were added">
      <thead>
        <tr>
          <HeadCell>Host</HeadCell>
          <HeadCell>Events</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell>Since</HeadCell>
        </tr>
      </thead>
      <tbody>
        {endpoints.map((endpoint) => (
          <tr key={endpoint.id}>
            <RowHead className="min-w-[10rem] [overflow-wrap:anywhere]">
              <Link href={`/console/webhooks/${endpoint.id}`} className="text-link">
                {new URL(endpoint.url).host}
              </Link>
            </RowHead>
            <Cell>{endpoint.events.map((event) => eventLabels[event]).join(", ")}</Cell>
            <Cell>{statusText(endpoint)}</Cell>
            <Cell>
              <Time at={endpoint.createdAt} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
