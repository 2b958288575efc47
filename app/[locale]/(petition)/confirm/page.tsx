import { connection } from "next/server";

import { metadataOf } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { MailboxPlaces } from "@/components/petition/mailbox-places";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { messagesOf } from "@/i18n/messages";
import { ConfirmCode } from "./confirm-code";

type Props = PageProps<"/[locale]/confirm">;

export const generateMetadata = metadataOf("/confirm", (locale) => messagesOf(locale).petition.code);

export default async function CodePage({ params }: Props) {
  const locale = await requestLocale(params);
  // Pages of content take no POST, and the form posts to this page.
  await connection();
  const {
    petition: { code, mailbox },
    news,
  } = messagesOf(locale);
  return (
    <Page>
      <PageTitle lead={code.lead}>{code.title}</PageTitle>
      <div className="gap-16 lg:grid lg:grid-cols-2">
        <ConfirmCode locale={locale} />
        <section aria-labelledby="not-there" className="max-lg:mt-14">
          <h2 id="not-there" className="text-lg">
            {news.checkEmail.notThere}
          </h2>
          <p className="mt-3 max-w-measure">{mailbox.look}</p>
          <MailboxPlaces />
        </section>
      </div>
    </Page>
  );
}
