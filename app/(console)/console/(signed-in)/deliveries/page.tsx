import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { recipientName } from "@/app/_web/pages/packet-facts";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { DeliveryTable } from "@/components/console/delivery-table";
import { StateFilter } from "@/components/console/state-filter";
import { Time } from "@/components/console/time";
import { ButtonLink } from "@/components/ui/button";
import { findState } from "@/lib/content/states";
import { listUnreadReplies } from "@/lib/deliveries/handing-over/replies/queries";
import type { UnreadReply } from "@/lib/deliveries/handing-over/schema";
import { listDeliveries } from "@/lib/deliveries/queries";
import { mayDeliver } from "@/lib/deliveries/rules";
import { mayReadState } from "@/lib/organizers/rules";
import { listPetitions } from "@/lib/petitions/queries";
import { capitalized } from "@/lib/text";
import { ownStateOptions, petitionOptions, stateNameOf } from "../options";

export const metadata: Metadata = { title: "Deliveries" };

export default function DeliveriesPage({ searchParams }: PageProps<"/console/deliveries">) {
  return showToOrganizer("viewer", async (organizer) => {
    const [params, petitions] = await Promise.all([searchParams, listPetitions()]);
    const petition = petitions.find(({ slug }) => slug === params.petition) ?? petitions[0];
    const state = typeof params.state === "string" ? findState(params.state) : null;
    const deliveries = petition
      ? await listDeliveries(organizer, { petitionId: petition.id, state: state?.code ?? null })
      : [];
    const unread = petition ? await listUnreadReplies(organizer, petition.id) : [];
    const chosen = { petition: petition?.slug ?? "", state: state?.code ?? "" };
    const mayMake =
      organizer.states === null
        ? organizer.role !== "viewer"
        : organizer.states.some((each) => mayDeliver(organizer, each));
    return (
      <ConsolePage
        title="Deliveries"
        lead="A delivery freezes the signatures of a state at one moment and makes a packet of files for each recipient. You send its link to the office, or print it and carry it."
      >
        {mayMake ? (
          <p>
            <ButtonLink
              href={`/console/deliveries/new?petition=${chosen.petition}&state=${chosen.state}`}
              variant="light"
            >
              New delivery
            </ButtonLink>
          </p>
        ) : null}
        {unread.length > 0 ? <UnreadReplies replies={unread} /> : null}
        <StateFilter
          path="/console/deliveries"
          petitions={petitionOptions(petitions)}
          states={ownStateOptions((code) => mayReadState(organizer, code))}
          chosen={chosen}
          allStates="All your states"
        />
        <Section title={state ? state.name.en : "All your states"} id="found">
          {deliveries.length ? (
            <DeliveryTable deliveries={deliveries.map((each) => ({ ...each, stateName: stateNameOf(each.state) }))} />
          ) : (
            <Empty>There is no delivery yet.{mayMake ? " Make one above: it begins as a draft." : null}</Empty>
          )}
        </Section>
      </ConsolePage>
    );
  });
}

function UnreadReplies({ replies }: { replies: UnreadReply[] }) {
  return (
    <Section
      title="Replies to read"
      id="replies"
      lead="Offices wrote them on their pages. Each waits until it is marked as read."
    >
      <ul className="grid gap-3">
        {replies.map(({ id, packetId, state, recipient, at }) => (
          <li key={id}>
            <a
              href={`/console/deliveries/packets/${packetId}#replies`}
              className="inline-flex min-h-11 items-center text-link"
            >
              {capitalized(recipientName("en", recipient, state))}, {stateNameOf(state)}
            </a>{" "}
            <span className="block text-sm text-muted">
              <Time at={at} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
