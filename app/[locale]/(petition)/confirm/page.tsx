import { getTranslations, setRequestLocale } from "next-intl/server";
import { connection } from "next/server";

import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requireLocale } from "@/app/_web/pages/require-locale";
import { CodeForm } from "@/components/petition/code-form";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { messagesOf } from "@/i18n/messages";
import { codeAction } from "./actions";

type Props = PageProps<"/[locale]/confirm">;

export async function generateMetadata({ params }: Props) {
  const locale = requireLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "petition.code" });
  return pageMetadata({ locale, path: "/confirm", title: t("title"), description: t("description") });
}

export default async function CodePage({ params }: Props) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
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
