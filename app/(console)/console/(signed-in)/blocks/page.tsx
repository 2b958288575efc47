import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { listingFields } from "@/components/console/listing-fields";
import { ListingTable } from "@/components/console/listing-table";
import { getOwn } from "@/lib/get-own";
import { listOrganizerNames } from "@/lib/organizers/queries";
import { LISTINGS_READ_AT_ONCE, listSenders } from "@/lib/signatures/listings/queries";
import { listingIdInput, type SenderList, senderLists } from "@/lib/signatures/listings/schema";
import { listSenderAction, unlistSenderAction } from "./actions";

export const metadata: Metadata = { title: "Block list" };

const titles: Record<SenderList, { title: string; lead: string; empty: string }> = {
  block: {
    title: "Blocked",
    lead: "Their forms get the same page as everybody’s, and nothing is stored or sent. What they signed before stays: write a rule to remove it.",
    empty: "Nobody is blocked.",
  },
  allow: {
    title: "Allowed",
    lead: "No limit of forms from one source holds for them, for a hall full of people with one connection say. Who is blocked stays blocked.",
    empty: "Nobody is allowed more than others.",
  },
};

const done: Record<string, string> = {
  listed: "It is on the list, from the next form on.",
  unlisted: "It is off the list, from the next form on.",
};

export default function BlocksPage({ searchParams }: PageProps<"/console/blocks">) {
  return showToOrganizer("admin", async (admin) => {
    const params = await searchParams;
    const lists = await Promise.all(
      senderLists.map(async (list) => {
        const before = listingIdInput.safeParse(params[list]).data ?? null;
        return { list, before, listings: await listSenders(admin, { list, before }) };
      }),
    );
    const names = await listOrganizerNames(
      lists.flatMap(({ listings }) => (listings ?? []).map((each) => each.createdBy)),
    );
    return (
      <ConsolePage
        title="Block and allow lists"
        lead="Email addresses, domains and networks whose forms are not taken, or not limited."
        done={getOwn(done, params.done)}
      >
        <Section title="Add one" id="add">
          <ActionForm
            action={listSenderAction}
            permalink="/console/blocks"
            form="listing"
            fields={listingFields(typeof params.sender === "string" ? params.sender : "")}
            submit="Add"
            busy="Adding…"
          />
        </Section>
        {lists.map(({ list, before, listings }) => {
          if (!listings) notFound();
          const { title, lead, empty } = titles[list];
          return (
            <Section key={list} title={title} id={list} lead={lead}>
              {listings.length ? (
                <ListingTable listings={listings} caption={title} names={names} unlistAction={unlistSenderAction} />
              ) : (
                <Empty>{before === null ? empty : "There are no older ones."}</Empty>
              )}
              {listings.length === LISTINGS_READ_AT_ONCE ? (
                <p className="mt-3">
                  <a href={`/console/blocks?${list}=${listings.at(-1)!.id}#${list}`} className="text-link">
                    Older ones
                  </a>
                </p>
              ) : null}
            </Section>
          );
        })}
      </ConsolePage>
    );
  });
}
