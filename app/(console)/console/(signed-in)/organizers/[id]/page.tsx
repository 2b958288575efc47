import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage, Section } from "@/components/console/console-page";
import { rightsFields } from "@/components/console/rights-fields";
import { findOrganizer } from "@/lib/organizers/queries";
import { organizerIdInput } from "@/lib/organizers/schema";
import { changeRightsAction, disableAction, enableAction } from "../actions";

export const metadata: Metadata = { title: "Change an organizer" };

export default function OrganizerPage({ params }: PageProps<"/console/organizers/[id]">) {
  return showToOrganizer("admin", async () => {
    const id = organizerIdInput.safeParse(await params);
    const organizer = id.success ? await findOrganizer(id.data.id, new Date()) : null;
    if (!organizer) notFound();
    const isDisabled = organizer.status === "disabled";
    return (
      <ConsolePage
        title={organizer.email}
        lead={
          <a href="/console/organizers" className="text-link">
            All organizers
          </a>
        }
      >
        <Section title="Rights" id="rights">
          <ActionForm
            action={changeRightsAction.bind(null, organizer.id)}
            form="rights"
            submit="Change the rights"
            busy="Changing…"
            fields={rightsFields(organizer)}
          />
        </Section>
        <Section
          title={isDisabled ? "Enable again" : "Disable"}
          id="access"
          lead={
            isDisabled
              ? "They sign in with a new link."
              : "They are signed out everywhere at once, and links that were sent to them no longer work. The log keeps what they did."
          }
        >
          {isDisabled ? (
            <ActionForm
              action={enableAction.bind(null, organizer.id)}
              form="enable"
              submit="Enable again"
              busy="Enabling…"
              variant="quiet"
            />
          ) : (
            <ActionForm
              action={disableAction.bind(null, organizer.id)}
              form="disable"
              submit="Disable"
              busy="Disabling…"
              variant="danger"
            />
          )}
        </Section>
      </ConsolePage>
    );
  });
}
