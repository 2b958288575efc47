import type { Metadata } from "next";
import { connection } from "next/server";

import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { type Messages, messagesOf } from "@/i18n/messages";
import { localePath } from "@/lib/locale";
import { requestLocale } from "../pages/request-locale";

interface Done {
  title: string;
  lead: string;
  description?: string;
  more?: string;
  link: string;
  /** The address of the link in English. */
  path: string;
}

type Asked = Promise<{ locale: string }>;
type DoneOf = (messages: Messages) => Done;

/** A page that says what was done and leads on. It knows nothing about anybody. */
export async function showDone(asked: Asked, doneOf: DoneOf) {
  const locale = await requestLocale(asked);
  // Pages made of content are all listed for search engines, where this one is of no use.
  await connection();
  const { title, lead, more, link, path } = doneOf(messagesOf(locale));
  return (
    <Page>
      <PageTitle lead={lead}>{title}</PageTitle>
      {more ? <p className="mb-8 max-w-measure">{more}</p> : null}
      <ButtonLink href={localePath(locale, path)}>{link}</ButtonLink>
    </Page>
  );
}

export async function doneMetadata(asked: Asked, doneOf: DoneOf): Promise<Metadata> {
  const { title, lead, description = lead } = doneOf(messagesOf(await requestLocale(asked)));
  return { title, description, robots: { index: false } };
}
