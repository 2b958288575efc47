import { connection } from "next/server";

import { metadataOf } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
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
  const { code } = messagesOf(locale).petition;
  return (
    <Page>
      <PageTitle lead={code.lead}>{code.title}</PageTitle>
      <ConfirmCode locale={locale} />
    </Page>
  );
}
