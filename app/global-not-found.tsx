import type { Metadata } from "next";
import { connection } from "next/server";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import en from "@/messages/en/errors.json";
import { fontVariables } from "./fonts";
import "./globals.css";

export const metadata: Metadata = { title: en.notFound.title };

/** For addresses outside the public site, such as under the console, which speaks English. */
export default async function GlobalNotFound() {
  // Made for the request, so that its scripts carry the nonce of this answer.
  await connection();
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <main>
          <Page>
            <PageTitle lead={en.notFound.lead}>{en.notFound.title}</PageTitle>
            <ButtonLink href="/">{en.notFound.home}</ButtonLink>
          </Page>
        </main>
      </body>
    </html>
  );
}
