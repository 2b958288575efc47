import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { ActionForm } from "@/components/console/action-form";
import { SignInFrame } from "@/components/console/sign-in-frame";
import { Notice } from "@/components/ui/notice";
import { env } from "@/lib/env";
import type { Session } from "@/lib/organizers/schema";
import { currentSession } from "@/lib/organizers/session";
import { isUnavailable } from "@/lib/unavailable";
import { signInAction } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/console/sign-in">) {
  const { problem, done } = await searchParams;
  const session = await findSessionOrNone();
  if (session) redirect(session.need === null ? "/console" : "/console/sign-in/second-factor");
  return (
    <SignInFrame siteName={env.SITE_NAME} title="Sign in">
      {problem === "link" ? (
        <Notice tone="error">
          This link was used before or is older than 15 minutes. Ask for a new one below; it comes at once.
        </Notice>
      ) : null}
      {done === "signed-out" ? (
        <Notice tone="done" role="status">
          You are signed out.
        </Notice>
      ) : null}
      <p>We send a link to your email address. There is no password.</p>
      <ActionForm
        action={signInAction}
        permalink="/console/sign-in"
        form="sign-in"
        submit="Send me a link"
        busy="Sending…"
        fields={[
          {
            kind: "email",
            name: "email",
            label: "Email address",
            hint: "The one you were invited with",
            autoComplete: "email",
          },
        ]}
      />
    </SignInFrame>
  );
}

// While the database is away the form is shown to everyone; its response says that the database is away.
async function findSessionOrNone(): Promise<Session | null> {
  try {
    return await currentSession();
  } catch (error) {
    if (isUnavailable(error)) return null;
    throw error;
  }
}
