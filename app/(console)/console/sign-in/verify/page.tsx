import type { Metadata } from "next";

import { SignInFrame } from "@/components/console/sign-in-frame";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { env } from "@/lib/env";
import { readSignInToken } from "@/lib/organizers/sign-in/link/rules";

// With "no-referrer", browsers send "Origin: null" with the form below, and the server refuses that.
export const metadata: Metadata = { title: "Sign in", referrer: "same-origin" };

/** The page behind the link of the email. Opening it changes nothing, so a mail scanner does not use the link up. */
export default async function VerifyPage({ searchParams }: PageProps<"/console/sign-in/verify">) {
  const token = readSignInToken((await searchParams)["token"]);
  return (
    <SignInFrame siteName={env.SITE_NAME} title="Sign in to the console">
      {token ? (
        <form action="/api/auth/callback/email" method="post">
          <input type="hidden" name="token" value={token} />
          <Button type="submit" variant="light">
            Sign in
          </Button>
        </form>
      ) : (
        <Notice tone="error" title="This link is not whole">
          <p>Your mail program may have cut it. Copy all of it into the address bar, or ask for a new one.</p>
        </Notice>
      )}
      <p className="text-muted">
        The link works once and for 15 minutes.{" "}
        <a href="/console/sign-in" className="text-link">
          Ask for a new link
        </a>
      </p>
    </SignInFrame>
  );
}
