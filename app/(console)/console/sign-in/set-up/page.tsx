import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { IfRecent } from "@/app/(console)/recent-sign-in";
import { showToSessionHolder } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { CodeForm } from "@/components/console/code-form";
import { PasskeyForm } from "@/components/console/passkey-form";
import { SetUpSteps } from "@/components/console/set-up-steps";
import { SignInFrame } from "@/components/console/sign-in-frame";
import { SignOut } from "@/components/console/sign-out";
import { env } from "@/lib/env";
import { findOwnEmail } from "@/lib/organizers/queries";
import type { Session } from "@/lib/organizers/schema";
import { appUriOf } from "@/lib/organizers/second-factor/app-code";
import { findNewSecret } from "@/lib/organizers/second-factor/queries";
import { addPasskeyAction, beginAddAction } from "../passkey/actions";
import { beginSetUpAction, finishSetUpAction } from "./actions";

export const metadata: Metadata = { title: "Set up your second factor" };

/**
 * Where an admin without a second factor is led at the first sign-in, and anybody else may come from their account. It is drawn
 * again around the response of its own form, which has the recovery codes, so it leads nobody away who has just finished.
 */
export default function SetUpPage() {
  return showToSessionHolder(async (session) => {
    if (session.need === "second-factor") redirect("/console/sign-in/second-factor");
    const secret = await findNewSecret(session.id, new Date());
    return (
      <SignInFrame siteName={env.SITE_NAME} title="Set up your second factor">
        <PasskeyForm
          begin={beginAddAction}
          finish={addPasskeyAction}
          kind="add"
          form="passkey"
          submit="Add a passkey"
          otherwise={
            <CodeForm
              action={finishSetUpAction}
              permalink="/console/sign-in/set-up"
              form="set-up"
              field={{ label: "Code", hint: "Six digits, like 123 456", digitsOnly: true }}
              submit="Turn it on"
              busy="Checking…"
              instead={secret === null ? <Begin session={session} /> : undefined}
            >
              {secret ? (
                <SetUpSteps
                  uri={appUriOf(secret, { siteName: env.SITE_NAME, email: await findOwnEmail(session) })}
                  secret={secret}
                />
              ) : null}
            </CodeForm>
          }
        >
          <p>
            A passkey is the quickest: your phone, computer or security key asks for your finger, face or PIN, and a
            false copy of this site cannot use it. Or use an app that shows codes, below.
          </p>
        </PasskeyForm>
        {session.need === null ? (
          <p>
            <a href="/console/account" className="text-link">
              Back to your account
            </a>
          </p>
        ) : (
          <SignOut />
        )}
      </SignInFrame>
    );
  });
}

/** Why a second factor, in a few sentences, and the button that begins. */
function Begin({ session }: { session: Session }) {
  return (
    <>
      {session.hasSecondFactor ? (
        <p>You have one already. It works until you finish setting up the new one here.</p>
      ) : (
        <>
          <p>
            Signing in takes two things from now on: the link in your mailbox, and a passkey, or a code from an app on
            your phone. So somebody who gets into your mailbox still does not get to the people who signed.
          </p>
          <p>
            {session.need === "set-up"
              ? "Admins need it, because they can do everything here. "
              : "It is your choice, and you can turn it off again. "}
            It takes two minutes and your phone. The phone needs no network for the codes, and we learn nothing about
            it.
          </p>
        </>
      )}
      {session.need === null ? (
        <IfRecent session={session} next="/console/sign-in/set-up">
          <BeginForm />
        </IfRecent>
      ) : (
        <BeginForm />
      )}
    </>
  );
}

const BeginForm = () => (
  <ActionForm action={beginSetUpAction} form="begin" submit="Show the code to scan" busy="Preparing…" />
);
