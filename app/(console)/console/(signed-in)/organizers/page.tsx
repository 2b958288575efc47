import type { Metadata } from "next";

import { IfRecent } from "@/app/(console)/recent-sign-in";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { stateOptions } from "@/app/_web/forms/state-options";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage, Section } from "@/components/console/console-page";
import { OrganizerTable } from "@/components/console/organizer-table";
import { RoleTable } from "@/components/console/role-table";
import { rightsFields } from "@/components/console/rights-fields";
import { listOrganizers, ORGANIZERS_LISTED_MAX } from "@/lib/organizers/queries";
import { stateNameOf } from "../options";
import { inviteAction } from "./actions";
import { getOwn } from "@/lib/get-own";

export const metadata: Metadata = { title: "Organizers" };

const done: Record<string, string> = {
  invited: "The invitation is on its way. It is good for seven days.",
  changed: "The rights are changed. They hold from the next click.",
  disabled: "This organizer is disabled and signed out everywhere.",
  enabled: "This organizer can sign in again.",
  ended: "All sessions of this organizer are ended. They can sign in again.",
  reset: "The second factor is reset. This organizer is signed out everywhere, and an email tells them.",
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
          <IfRecent session={admin} next="/console/organizers">
            <ActionForm
              action={inviteAction}
              form="invite"
              submit="Send the invitation"
              busy="Sending…"
              fields={[
                { kind: "email", name: "email", label: "Email address" },
                ...rightsFields({ role: "organizer", states: [] }, stateOptions("en")),
              ]}
            />
          </IfRecent>
        </Section>
        <Section
          title="Everyone"
          id="everyone"
          lead={
            organizers.length === ORGANIZERS_LISTED_MAX ? `The first ${ORGANIZERS_LISTED_MAX} are shown.` : undefined
          }
        >
          <OrganizerTable organizers={organizers} ownId={admin.id} nameOf={stateNameOf} />
        </Section>
        <Section title="Who may what" id="roles">
          <RoleTable />
        </Section>
      </ConsolePage>
    );
  });
}
