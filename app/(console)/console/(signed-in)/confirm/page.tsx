import type { Metadata } from "next";

import { nextPathOf } from "@/app/(console)/recent-sign-in";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { CodeForm } from "@/components/console/code-form";
import { ConsolePage } from "@/components/console/console-page";
import { PasskeyForm } from "@/components/console/passkey-form";
import { findFactors } from "@/lib/organizers/passkeys/queries";
import { beginGiveAction, givePasskeyAction } from "../../sign-in/passkey/actions";
import { confirmByCodeAction, sendLinkToSelfAction } from "./actions";

export const metadata: Metadata = { title: "Confirm that it is you" };

/** Asks for the second factor again, or for a new link where there is none. */
export default function ConfirmPage({ searchParams }: PageProps<"/console/confirm">) {
  return showToOrganizer("viewer", async ({ id, hasSecondFactor }) => {
    const { next, done } = await searchParams;
    const path = nextPathOf(next);
    const { app, passkeys } = await findFactors(id);
    return (
      <ConsolePage
        title="Confirm that it is you"
        lead="Files of signers, deliveries, removals in bulk and the rights of organizers reach far. So they take a sign-in within the last hour."
        done={
          done === "sent"
            ? "An email with a link is on its way. Open it in this browser; it signs you in again."
            : undefined
        }
      >
        {passkeys ? (
          <PasskeyForm
            begin={beginGiveAction}
            finish={givePasskeyAction.bind(null, path)}
            kind="give"
            form="passkey"
            submit="Use your passkey"
          />
        ) : null}
        {hasSecondFactor ? (
          <CodeForm
            action={confirmByCodeAction.bind(null, path)}
            permalink="/console/confirm"
            form="confirm"
            field={{
              label: "Code",
              hint: app ? "Six digits from your app, or one of your recovery codes" : "One of your recovery codes",
            }}
            submit="Go on"
            busy="Checking…"
          />
        ) : (
          <ActionForm
            action={sendLinkToSelfAction.bind(null, path)}
            form="confirm"
            submit="Send me a new link"
            busy="Sending…"
          />
        )}
        <p>
          <a href={path} className="text-link">
            Back to where you were
          </a>
        </p>
      </ConsolePage>
    );
  });
}
