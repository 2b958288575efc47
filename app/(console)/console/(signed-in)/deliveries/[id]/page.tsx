import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage } from "@/components/console/console-page";
import { scopeNames } from "@/components/console/delivery-table";
import { findState } from "@/lib/content/states";
import { findDelivery } from "@/lib/deliveries/queries";
import { mayDeliver } from "@/lib/deliveries/rules";
import { numberInput } from "@/lib/deliveries/schema";
import { getOwn } from "@/lib/get-own";
import { DraftDelivery } from "./draft-delivery";
import { StartedDelivery } from "./started-delivery";

export const metadata: Metadata = { title: "Delivery" };

const done: Record<string, string> = {
  created: "The draft is saved. Nothing is built yet: check the preview.",
  started: "The packets are being built. You can close this page.",
  cancelled: "The delivery is cancelled, and its files are deleted.",
};

export default function DeliveryPage({ params, searchParams }: PageProps<"/console/deliveries/[id]">) {
  return showToOrganizer("viewer", async (organizer) => {
    const id = numberInput.safeParse((await params).id);
    const delivery = id.success ? await findDelivery(organizer, id.data) : null;
    if (!delivery) notFound();
    const { state, scope, committee, cutOff, sinceDeliveryId, status } = delivery;
    const mayChange = mayDeliver(organizer, state);
    const to = committee ? `${scopeNames[scope]}: ${committee.name}` : scopeNames[scope];
    const since = sinceDeliveryId === null ? "" : ` Only what changed since no. ${sinceDeliveryId}.`;
    return (
      <ConsolePage
        title={`Delivery no. ${delivery.id}: ${findState(state)?.name.en ?? state}`}
        lead={`${to}. Cut-off ${cutOff.toISOString().slice(0, 16).replace("T", " ")} UTC.${since}`}
        done={getOwn(done, (await searchParams).done)}
      >
        <p>
          <a href="/console/deliveries" className="text-link">
            All deliveries
          </a>
        </p>
        {status === "draft" ? (
          <DraftDelivery {...{ delivery, mayChange }} />
        ) : (
          <StartedDelivery {...{ delivery, mayChange }} />
        )}
      </ConsolePage>
    );
  });
}
