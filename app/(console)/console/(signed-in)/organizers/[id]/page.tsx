import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { IfRecent } from "@/app/(console)/recent-sign-in";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { stateOptions } from "@/app/_web/forms/state-options";
import { ActionForm } from "@/components/console/action-form";
import { Confirmed } from "@/components/console/confirmed";
import { ConsolePage, Section } from "@/components/console/console-page";
import { rightsFields } from "@/components/console/rights-fields";
import type { ButtonVariant } from "@/components/ui/button";
import type { FormAction } from "@/lib/form-state";
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
        isOwn
          ? "It is on. You change it in your account."
          : "It is on: signing in takes a link, and a code from an app or a passkey."
      }
    >
      {isOwn ? null : (
        <Confirmed
          label="Reset the second factor"
          text="For a colleague who lost the phone or the passkey, and the recovery codes. Make sure by telephone or in person that it is they who ask. They are signed out everywhere, and an email tells them."
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

const Sessions = ({ id }: { id: number }) => (
  <OneButton
    id="sessions"
    title="Sessions"
    lead="For a stolen phone or computer. They sign in again with a new link; links that were sent before no longer work."
    action={endSessionsAction.bind(null, id)}
    submit="End all sessions"
    busy="Ending…"
  />
);

function AccessToConsole({ organizer: { id, status } }: { organizer: ListedOrganizer }) {
  return status === "disabled" ? (
    <OneButton
      id="access"
      title="Enable again"
      lead="They sign in with a new link."
      action={enableAction.bind(null, id)}
      submit="Enable again"
      busy="Enabling…"
    />
  ) : (
    <OneButton
      id="access"
      title="Disable"
      lead="They are signed out everywhere at once, and links that were sent to them no longer work. An update that they have scheduled is not sent. The log keeps what they did."
      action={disableAction.bind(null, id)}
      submit="Disable"
      busy="Disabling…"
      variant="danger"
    />
  );
}

interface OneButtonProps {
  id: string;
  title: string;
  lead: string;
  action: FormAction;
  submit: string;
  busy: string;
  variant?: ButtonVariant;
}

/** A section whose form is one button. */
function OneButton({ id, title, lead, variant = "quiet", ...form }: OneButtonProps) {
  return (
    <Section title={title} id={id} lead={lead}>
      <ActionForm form={`${id}-button`} variant={variant} {...form} />
    </Section>
  );
}
