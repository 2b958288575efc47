import type { Metadata } from "next";

import { IfRecent } from "@/app/(console)/recent-sign-in";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { CodeForm } from "@/components/console/code-form";
import { Confirmed } from "@/components/console/confirmed";
import { ConsolePage, Section } from "@/components/console/console-page";
import { PasskeyForm } from "@/components/console/passkey-form";
import { PasskeyTable } from "@/components/console/passkey-table";
import { SessionTable } from "@/components/console/session-table";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { getOwn } from "@/lib/get-own";
import { findFactors, listPasskeys } from "@/lib/organizers/passkeys/queries";
import type { ListedPasskey } from "@/lib/organizers/passkeys/schema";
import { findOwnEmail } from "@/lib/organizers/queries";
import type { Session } from "@/lib/organizers/schema";
import { countRecoveryCodes } from "@/lib/organizers/second-factor/queries";
import { isRecent, mayDoWithout } from "@/lib/organizers/second-factor/rules";
import { listSessions } from "@/lib/organizers/sessions/queries";
import { addPasskeyAction, beginAddAction } from "../../sign-in/passkey/actions";
import {
  endOtherSessionsAction,
  endSessionAction,
  makeRecoveryCodesAction,
  removePasskeyAction,
  removeSecondFactorAction,
} from "./actions";

export const metadata: Metadata = { title: "Your account" };

const done: Record<string, string> = {
  recovered: "You are signed in by a recovery code, which does not work again.",
  ended: "The session is ended.",
  "others-ended": "All other sessions are ended.",
  "passkey-added": "The passkey is added. From now on it does what a code does.",
  "passkey-removed": "The passkey is removed. It no longer signs you in.",
  removed: "Your second factor is off. Signing in takes the link alone.",
};

export default function AccountPage({ searchParams }: PageProps<"/console/account">) {
  return showToOrganizer("viewer", async (session) => {
    const [{ done: what }, email, codesLeft, factors, passkeys, sessions] = await Promise.all([
      searchParams,
      findOwnEmail(session),
      countRecoveryCodes(session.id),
      findFactors(session.id),
      listPasskeys(session.id),
      listSessions(session.id, new Date()),
    ]);
    return (
      <ConsolePage title="Your account" lead={email} done={getOwn(done, what)}>
        <SecondFactor
          session={session}
          hasApp={factors.app}
          codesLeft={codesLeft}
          isRecovered={what === "recovered"}
          passkeys={passkeys}
        />
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
  hasApp: boolean;
  passkeys: ListedPasskey[];
  codesLeft: number;
  isRecovered: boolean;
}

function SecondFactor({ session, hasApp, passkeys, codesLeft, isRecovered }: SecondFactorProps) {
  if (!session.hasSecondFactor) {
    return (
      <Section
        title="Second factor"
        id="second-factor"
        lead="Signing in takes the link in your mailbox alone. With a second factor, a passkey or a code from an app on your phone is needed too, so that somebody in your mailbox does not get in."
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
      lead={`It is on: signing in takes a link and ${whatOf(hasApp, passkeys)}.`}
    >
      <div className="grid gap-4">
        {isRecovered ? (
          <Notice tone="information" title="Is your phone lost?">
            <p>Set up a new one now. The old one then no longer works, and you get new recovery codes.</p>
          </Notice>
        ) : null}
        <p>{codesLeft === 1 ? "You have 1 recovery code left." : `You have ${codesLeft} recovery codes left.`}</p>
        {passkeys.length > 0 ? (
          <PasskeyTable
            passkeys={passkeys}
            removeActionOf={isRecent(session, new Date()) ? (id) => removePasskeyAction.bind(null, id) : null}
          />
        ) : null}
        <IfRecent session={session} next="/console/account">
          <Changes session={session} hasApp={hasApp} />
        </IfRecent>
      </div>
    </Section>
  );
}

function whatOf(hasApp: boolean, passkeys: ListedPasskey[]): string {
  const code = "a code from the app on your phone";
  if (passkeys.length === 0) return code;
  return hasApp ? `a passkey or ${code}` : "a passkey";
}

/** What can be changed about a second factor that is on. */
function Changes({ session, hasApp }: { session: Session; hasApp: boolean }) {
  return (
    <>
      <PasskeyForm begin={beginAddAction} finish={addPasskeyAction} kind="add" form="passkey" submit="Add a passkey">
        <p className="max-w-measure text-muted">
          A passkey is kept by your phone, computer or security key, and a false copy of this site cannot use it.
        </p>
      </PasskeyForm>
      <p>
        <ButtonLink href="/console/sign-in/set-up">
          {hasApp ? "Set up a new phone" : "Set up codes of an app as well"}
        </ButtonLink>
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
          text="Signing in then takes the link in your mailbox alone. Your passkeys and recovery codes no longer work."
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
    </>
  );
}
