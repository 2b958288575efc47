import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { IfRecent } from "@/app/(console)/recent-sign-in";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { stateOptions } from "@/app/_web/forms/state-options";
import { ActionForm } from "@/components/console/action-form";
import { Confirmed } from "@/components/console/confirmed";
import { ConsolePage, Section } from "@/components/console/console-page";
import { rightsFields } from "@/components/console/rights-fields";
import { findOrganizer } from "@/lib/organizers/queries";
import { type ListedOrganizer, organizerIdInput } from "@/lib/organizers/schema";
import { mayDoWithout } from "@/lib/organizers/second-factor/rules";
import {
  changeRightsAction,
  disableAction,
  enableAction,
  endSessionsAction,
  resetSecondFactorAction,
} from "../actions";

export const metadata: Metadata = { title: "Change an organizer" };

export default function OrganizerPage({ params }: PageProps<"/console/organizers/[id]">) {
  return showToOrganizer("admin", async (admin) => {
    const id = organizerIdInput.safeParse(await params);
    const organizer = id.success ? await findOrganizer(id.data.id, new Date()) : null;
    if (!organizer) notFound();
    return (
      <ConsolePage
        title={organizer.email}
        lead={
          <a href="/console/organizers" className="text-link">
            All organizers
          </a>
        }
      >
        <IfRecent session={admin} next={`/console/organizers/${organizer.id}`}>
          <Section title="Rights" id="rights">
            <ActionForm
              action={changeRightsAction.bind(null, organizer.id)}
              form="rights"
              submit="Change the rights"
              busy="Changing…"
              fields={rightsFields(organizer, stateOptions("en"))}
            />
          </Section>
          <SecondFactor organizer={organizer} isOwn={organizer.id === admin.id} />
          {organizer.id === admin.id ? null : <Sessions id={organizer.id} />}
          <AccessToConsole organizer={organizer} />
        </IfRecent>
      </ConsolePage>
    );
  });
}

function SecondFactor({
  organizer: { id, hasSecondFactor, role },
  isOwn,
}: {
  organizer: ListedOrganizer;
  isOwn: boolean;
}) {
  if (!hasSecondFactor) {
    const lead = mayDoWithout({ role })
      ? "None. Each organizer can set one up in their account."
      : "None yet. It is set up at the next sign-in, before anything else works.";
    return (
      <Section title="Second factor" id="second-factor" lead={lead}>
        {null}
      </Section>
    );
  }
  return (
    <Section
      title="Second factor"
      id="second-factor"
      lead={
        isOwn ? "It is on. You change it in your account." : "It is on: signing in takes a link and a code from an app."
      }
    >
      {isOwn ? null : (
        <Confirmed
          label="Reset the second factor"
          text="For a colleague who lost the phone and the recovery codes. Make sure by telephone or in person that it is they who ask. They are signed out everywhere, and an email tells them."
        >
          <ActionForm
            action={resetSecondFactorAction.bind(null, id)}
            form="reset"
            submit="Reset it"
            busy="Resetting…"
            variant="danger"
          />
        </Confirmed>
      )}
    </Section>
  );
}

function Sessions({ id }: { id: number }) {
  return (
    <Section
      title="Sessions"
      id="sessions"
      lead="For a stolen phone or computer. They sign in again with a new link; links that were sent before no longer work."
    >
      <ActionForm
        action={endSessionsAction.bind(null, id)}
        form="end-sessions"
        submit="End all sessions"
        busy="Ending…"
        variant="quiet"
      />
    </Section>
  );
}

function AccessToConsole({ organizer: { id, status } }: { organizer: ListedOrganizer }) {
  const isDisabled = status === "disabled";
  return (
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
          action={enableAction.bind(null, id)}
          form="enable"
          submit="Enable again"
          busy="Enabling…"
          variant="quiet"
        />
      ) : (
        <ActionForm
          action={disableAction.bind(null, id)}
          form="disable"
          submit="Disable"
          busy="Disabling…"
          variant="danger"
        />
      )}
    </Section>
  );
}
