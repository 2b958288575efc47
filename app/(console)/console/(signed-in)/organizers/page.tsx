import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage, Section } from "@/components/console/console-page";
import { OrganizerTable } from "@/components/console/organizer-table";
import { rightsFields } from "@/components/console/rights-fields";
import { listOrganizers, ORGANIZERS_LISTED_MAX } from "@/lib/organizers/queries";
import { inviteAction } from "./actions";
import { getOwn } from "@/lib/get-own";

export const metadata: Metadata = { title: "Organizers" };

const done: Record<string, string> = {
  invited: "The invitation is on its way. It is good for seven days.",
  changed: "The rights are changed. They hold from the next click.",
  disabled: "This organizer is disabled and signed out everywhere.",
  enabled: "This organizer can sign in again.",
};

export default function OrganizersPage({ searchParams }: PageProps<"/console/organizers">) {
  return showToOrganizer("admin", async (admin) => {
    const { done: what } = await searchParams;
    const organizers = await listOrganizers(new Date());
    return (
      <ConsolePage
        title="Organizers"
        lead="Viewers see numbers. Organizers also read signatures, remove dishonest ones and make files. Admins do everything, in every state."
        done={getOwn(done, what)}
      >
        <Section title="Invite someone" id="invite">
          <ActionForm
            action={inviteAction}
            form="invite"
            submit="Send the invitation"
            busy="Sending…"
            fields={[
              { kind: "email", name: "email", label: "Email address" },
              ...rightsFields({ role: "organizer", states: null }),
            ]}
          />
        </Section>
        <Section
          title="Everyone"
          id="everyone"
          lead={
            organizers.length === ORGANIZERS_LISTED_MAX ? `The first ${ORGANIZERS_LISTED_MAX} are shown.` : undefined
          }
        >
          <OrganizerTable organizers={organizers} ownId={admin.id} />
        </Section>
      </ConsolePage>
    );
  });
}
