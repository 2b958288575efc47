import { connection } from "next/server";

import { metadataOf } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { CodeForm } from "@/components/petition/code-form";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { messagesOf } from "@/i18n/messages";
import { codeAction } from "./actions";

type Props = PageProps<"/[locale]/confirm">;

export const generateMetadata = metadataOf("/confirm", (locale) => messagesOf(locale).petition.code);

export default async function CodePage({ params }: Props) {
  const locale = await requestLocale(params);
  // The form posts to this page, so it cannot be one that is made of content.
  await connection();
  const { code, form } = messagesOf(locale).petition;
  return (
    <Page>
      <PageTitle lead={code.lead}>{code.title}</PageTitle>
      <div className="max-w-md">
        <CodeForm
          action={codeAction.bind(null, locale)}
          words={{ ...code, summary: form.summary, offline: form.offline, outdated: form.outdated }}
        />
      </div>
    </Page>
  );
}
