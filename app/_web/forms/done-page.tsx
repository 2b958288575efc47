import type { Metadata } from "next";
import { connection } from "next/server";

import { Beside } from "@/components/site/on-this-page";
import { Found } from "@/components/site/step-drawings";
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
  /** The English path of the link. */
  path: string;
}

interface DonePageProps {
  params: Promise<{ locale: string }>;
}

/**
 * A page that says what was done, with a link to go on. Returns what a page file exports as `generateMetadata` and as its
 * default. It contains nothing personal.
 */
export function donePage(doneOf: (messages: Messages) => Done) {
  async function generateMetadata({ params }: DonePageProps): Promise<Metadata> {
    const { title, lead, description = lead } = doneOf(messagesOf(await requestLocale(params)));
    return { title, description, robots: { index: false } };
  }

  async function Page({ params }: DonePageProps) {
    const locale = await requestLocale(params);
    // Pages of content are all listed for search engines, and this one should not be.
    await connection();
    const { title, lead, more, link, path } = doneOf(messagesOf(locale));
    return (
      <PageContainer>
        <PageTitle lead={lead}>{title}</PageTitle>
        <Beside narrow="below" aside={<Found />}>
          {more ? <p className="mb-8 max-w-measure">{more}</p> : null}
          <ButtonLink href={localePath(locale, path)}>{link}</ButtonLink>
        </Beside>
      </PageContainer>
    );
  }

  return { generateMetadata, Page };
}
