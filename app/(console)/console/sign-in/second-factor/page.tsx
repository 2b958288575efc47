import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { showToSessionHolder } from "@/app/(console)/show-to-organizer";
import { CodeForm } from "@/components/console/code-form";
import { PasskeyForm } from "@/components/console/passkey-form";
import { SignInFrame } from "@/components/console/sign-in-frame";
import { SignOut } from "@/components/console/sign-out";
import { env } from "@/lib/env";
import { findFactors } from "@/lib/organizers/passkeys/queries";
import { beginGiveAction, givePasskeyAction } from "../passkey/actions";
import { giveSecondFactorAction } from "./actions";

export const metadata: Metadata = { title: "Enter your code" };

/** Asks for the second factor after the link, before anything of the console works. */
export default function SecondFactorPage() {
  return showToSessionHolder(async ({ id, need }) => {
    if (need !== "second-factor") redirect(need === "set-up" ? "/console/sign-in/set-up" : "/console");
    const { app, passkeys } = await findFactors(id);
    return (
      <SignInFrame siteName={env.SITE_NAME} title="Enter your code">
        {passkeys ? (
          <PasskeyForm
            begin={beginGiveAction}
            finish={givePasskeyAction.bind(null, "/console")}
            kind="give"
            form="passkey"
            submit="Use your passkey"
          >
            <p>The link was the first step. The second is your passkey, or a code.</p>
          </PasskeyForm>
        ) : (
          <p>The link was the first step. The second is the code that your app shows now.</p>
        )}
        <CodeForm
          action={giveSecondFactorAction}
          permalink="/console/sign-in/second-factor"
          form="second-factor"
          field={{
            label: "Code",
            hint: app
              ? "Six digits from your app. Without your phone: one of your recovery codes, like 7k3m-9q2x-b5tw."
              : "Without your passkey: one of your recovery codes, like 7k3m-9q2x-b5tw.",
          }}
          submit="Go on"
          busy="Checking…"
        />
        <p className="text-muted">
          Lost your phone and your recovery codes? Another admin can reset your second factor. If there is none, the
          person who runs this site can.
        </p>
        <SignOut />
      </SignInFrame>
    );
  });
}
