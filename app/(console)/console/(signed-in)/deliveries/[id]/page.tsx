import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage } from "@/components/console/console-page";
import { deliveredTo } from "@/components/console/delivery-table";
import { findDelivery } from "@/lib/deliveries/queries";
import { mayDeliver } from "@/lib/deliveries/rules";
import { numberInput } from "@/lib/deliveries/schema";
import { getOwn } from "@/lib/get-own";
import { momentIn, timeZoneOfState } from "@/lib/time-zone";
import { stateNameOf } from "../../options";
import { DraftDelivery } from "./draft-delivery";
import { StartedDelivery } from "./started-delivery";

export const metadata: Metadata = { title: "Delivery" };

const done: Record<string, string> = {
  created: "The draft is saved, and nothing is built yet. To change it, make another one like it and cancel this one.",
  started: "The packets are being built. You can close this page.",
  cancelled: "The delivery is cancelled, and its files are deleted.",
  "rest-cancelled":
    "What was handed over or downloaded stays, with its links, and the delivery is ready with it. The rest is cancelled, and its files are deleted.",
};

export default function DeliveryPage({ params, searchParams }: PageProps<"/console/deliveries/[id]">) {
  return showToOrganizer("viewer", async (organizer) => {
    const id = numberInput.safeParse((await params).id);
    const delivery = id.success ? await findDelivery(organizer, id.data) : null;
    if (!delivery) notFound();
    const { state, cutOff, sinceDeliveryId, status } = delivery;
    const mayChange = mayDeliver(organizer, state);
    const { done: what } = await searchParams;
    const since =
      sinceDeliveryId === null
        ? ""
        : ` Only what changed since no. ${sinceDeliveryId}: for each office what it does not have from that delivery and those before it.`;
    return (
      <ConsolePage
        title={`Delivery no. ${delivery.id}: ${stateNameOf(state)}`}
        lead={`${deliveredTo(delivery)}. Cut-off ${momentIn(timeZoneOfState(state), cutOff)}.${since}`}
        // The page loads itself again, also when all is built.
        done={what === "started" && status !== "building" ? undefined : getOwn(done, what)}
      >
        <p>
          <a href="/console/deliveries" className="text-link">
            All deliveries
          </a>
          {mayChange ? (
            <>
              {" · "}
              <a
                href={`/console/deliveries/new?petition=${delivery.petition}&state=${state}&like=${delivery.id}`}
                className="text-link"
              >
                Make another one like this
              </a>
            </>
          ) : null}
        </p>
        {status === "draft" ? (
          <DraftDelivery {...{ delivery, mayChange, session: organizer }} />
        ) : (
          <StartedDelivery {...{ delivery, mayChange }} />
        )}
      </ConsolePage>
    );
  });
}
