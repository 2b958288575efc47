import type { Metadata } from "next";
import { connection } from "next/server";

import { SignInFrame } from "@/components/console/sign-in-frame";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Check your email" };

export default async function CheckYourEmailPage() {
  await connection();
  return (
    <SignInFrame siteName={env.SITE_NAME} title="Check your email">
      <p>
        If this email address belongs to an organizer, an email with a link is on its way. The link is good for 15
        minutes and for one use.
      </p>
      <p>
        Nothing came after a few minutes? Look into the spam folder, check how you typed it, or ask an admin whether
        your invitation is still good.
      </p>
      <p>
        <a href="/console/sign-in" className="text-link">
          Ask for another link
        </a>
      </p>
    </SignInFrame>
  );
}
