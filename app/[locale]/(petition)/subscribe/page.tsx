import { connection } from "next/server";

import { metadataOf } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { stateOptions } from "@/app/_web/forms/state-options";
import { SubscribeForm } from "@/components/subscribe/subscribe-form";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { messagesOf } from "@/i18n/messages";
import { localePath } from "@/lib/locale";
import { subscribeAction } from "./actions";

type Props = PageProps<"/[locale]/subscribe">;

export const generateMetadata = metadataOf("/subscribe", (locale) => messagesOf(locale).news.subscribe);

export default async function SubscribePage({ params }: Props) {
  const locale = await requestLocale(params);
  // Pages of content take no POST, and the form posts to this page.
  await connection();
  const texts = messagesOf(locale).news.subscribe;
  return (
    <Page>
      <PageTitle lead={texts.lead}>{texts.title}</PageTitle>
      <div className="grid max-w-[60rem] gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        <section aria-labelledby="subscribe-title">
          <h2 id="subscribe-title" className="mb-6 text-xl">
            {texts.form.title}
          </h2>
          <SubscribeForm
            action={subscribeAction.bind(null, locale)}
            permalink={localePath(locale, "/subscribe")}
            texts={texts.form}
            states={stateOptions(locale)}
            language={locale}
            privacyHref={localePath(locale, "/privacy")}
          />
        </section>
        <Panel as="aside" aria-labelledby="promise-title" className="self-start">
          <h2 id="promise-title" className="text-lg">
            {texts.promiseTitle}
          </h2>
          <ul className="mt-3 list-disc space-y-2 pl-5">
            {[texts.promise1, texts.promise2, texts.promise3].map((promise) => (
              <li key={promise}>{promise}</li>
            ))}
          </ul>
        </Panel>
      </div>
    </Page>
  );
}
