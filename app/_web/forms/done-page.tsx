import type { Metadata } from "next";
import { connection } from "next/server";

import { ButtonLink } from "@/components/ui/button";
import { Page as PageContainer } from "@/components/ui/container";
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
  /** Where the link leads, in English. */
  path: string;
}

interface DonePageProps {
  params: Promise<{ locale: string }>;
}

/**
 * A page that says what was done and leads on: what a page file exports as `generateMetadata` and as its default. It
 * knows nothing about anybody.
 */
export function donePage(doneOf: (messages: Messages) => Done) {
  async function generateMetadata({ params }: DonePageProps): Promise<Metadata> {
    const { title, lead, description = lead } = doneOf(messagesOf(await requestLocale(params)));
    return { title, description, robots: { index: false } };
  }

  async function Page({ params }: DonePageProps) {
    const locale = await requestLocale(params);
    // Pages made of content are all listed for search engines, where this one is of no use.
    await connection();
    const { title, lead, more, link, path } = doneOf(messagesOf(locale));
    return (
      <PageContainer>
        <PageTitle lead={lead}>{title}</PageTitle>
        {more ? <p className="mb-8 max-w-measure">{more}</p> : null}
        <ButtonLink href={localePath(locale, path)}>{link}</ButtonLink>
      </PageContainer>
    );
  }

  return { generateMetadata, Page };
}
