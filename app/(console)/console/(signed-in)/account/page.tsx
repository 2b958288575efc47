import type { Metadata } from "next";

import { IfRecent } from "@/app/(console)/recent-sign-in";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { CodeForm } from "@/components/console/code-form";
import { Confirmed } from "@/components/console/confirmed";
import { ConsolePage, Section } from "@/components/console/console-page";
import { SessionTable } from "@/components/console/session-table";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { getOwn } from "@/lib/get-own";
import { findOwnEmail } from "@/lib/organizers/queries";
import type { Session } from "@/lib/organizers/schema";
import { countRecoveryCodes } from "@/lib/organizers/second-factor/queries";
import { mayDoWithout } from "@/lib/organizers/second-factor/rules";
import { listSessions } from "@/lib/organizers/sessions/queries";
import { endOtherSessionsAction, endSessionAction, makeRecoveryCodesAction, removeSecondFactorAction } from "./actions";

export const metadata: Metadata = { title: "Your account" };

const done: Record<string, string> = {
  recovered: "You are signed in by a recovery code, which does not work again.",
  ended: "The session is ended.",
  "others-ended": "All other sessions are ended.",
  removed: "Your second factor is off. Signing in takes the link alone.",
};

export default function AccountPage({ searchParams }: PageProps<"/console/account">) {
  return showToOrganizer("viewer", async (session) => {
    const [{ done: what }, email, codesLeft, sessions] = await Promise.all([
      searchParams,
      findOwnEmail(session),
      countRecoveryCodes(session.id),
      listSessions(session.id, new Date()),
    ]);
    return (
      <ConsolePage title="Your account" lead={email} done={getOwn(done, what)}>
        <SecondFactor session={session} codesLeft={codesLeft} isRecovered={what === "recovered"} />
        <Section
          title="Open sessions"
          id="sessions"
          lead="Where you are signed in. End what you do not recognize: the next click there leads to signing in."
        >
          <div className="grid gap-4">
            <SessionTable
              sessions={sessions}
              ownId={session.sessionId}
              endActionOf={(id) => endSessionAction.bind(null, id)}
            />
            {sessions.length > 1 ? (
              <ActionForm
                action={endOtherSessionsAction}
                form="end-others"
                submit="End all others"
                busy="Ending…"
                variant="quiet"
              />
            ) : null}
          </div>
        </Section>
      </ConsolePage>
    );
  });
}

interface SecondFactorProps {
  session: Session;
  codesLeft: number;
  isRecovered: boolean;
}

function SecondFactor({ session, codesLeft, isRecovered }: SecondFactorProps) {
  if (!session.hasSecondFactor) {
    return (
      <Section
        title="Second factor"
        id="second-factor"
        lead="Signing in takes the link in your mailbox alone. With a second factor, a code from an app on your phone is needed too, so that somebody in your mailbox does not get in."
      >
        <IfRecent session={session} next="/console/account">
          <ButtonLink href="/console/sign-in/set-up">Set up a second factor</ButtonLink>
        </IfRecent>
      </Section>
    );
  }
  return (
    <Section
      title="Second factor"
      id="second-factor"
      lead="It is on: signing in takes a link and a code from the app on your phone."
    >
      <div className="grid gap-4">
        {isRecovered ? (
          <Notice tone="information" title="Is your phone lost?">
            <p>Set up a new one now. The old one then no longer works, and you get new recovery codes.</p>
          </Notice>
        ) : null}
        <p>{codesLeft === 1 ? "You have 1 recovery code left." : `You have ${codesLeft} recovery codes left.`}</p>
        <IfRecent session={session} next="/console/account">
          <p>
            <ButtonLink href="/console/sign-in/set-up">Set up a new phone</ButtonLink>
          </p>
          <CodeForm
            action={makeRecoveryCodesAction}
            permalink="/console/account"
            form="recovery-codes"
            submit="Make new recovery codes"
            busy="Making them…"
            variant="quiet"
          >
            <p className="max-w-measure text-muted">New recovery codes replace the old ones, which no longer work.</p>
          </CodeForm>
          {mayDoWithout(session) ? (
            <Confirmed
              label="Turn the second factor off"
              text="Signing in then takes the link in your mailbox alone. Your recovery codes no longer work."
            >
              <ActionForm
                action={removeSecondFactorAction}
                form="remove-second-factor"
                submit="Turn it off"
                busy="Turning it off…"
                variant="danger"
              />
            </Confirmed>
          ) : null}
        </IfRecent>
      </div>
    </Section>
  );
}
