import { getTranslations } from "next-intl/server";
import { connection } from "next/server";

import { showBrokenEmailLink } from "@/app/_web/pages/broken-email-link";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { orUnavailable, PRIVATE_PAGE } from "@/app/_web/pages/shown-petition";
import { Beside } from "@/components/site/on-this-page";
import { Found } from "@/components/site/step-drawings";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { type Locale, localePath } from "@/lib/locale";
import { readToken } from "@/lib/link-token";
import { findSignatureState } from "@/lib/signatures/queries";

type Props = PageProps<"/[locale]/unsubscribe/[token]">;

export async function generateMetadata({ params }: Props) {
  const { token } = await params;
  const of = isAboutNews(token) ? "news.unsubscribe" : "petition.unsubscribe";
  const t = await getTranslations({ locale: await requestLocale(params), namespace: of });
  return { ...PRIVATE_PAGE, title: t("title"), description: t("lead") };
}

/**
 * Reading it changes nothing. Mail programs post to the same URL (RFC 8058), so the proxy hands every POST to
 * app/api/unsubscribe, and the button here is a plain form that does the same.
 */
export default async function UnsubscribePage({ params }: Props) {
  const { token } = await params;
  const locale = await requestLocale(params);
  await connection();
  if (isAboutNews(token)) return <StopNews locale={locale} token={token} />;
  return orUnavailable(async () => {
    const id = readToken("unsubscribe", token);
    const signature = id === null ? null : await findSignatureState(id);
    const t = await getTranslations("petition.unsubscribe");
    if (!signature) {
      return showBrokenEmailLink({
        title: t("badTitle"),
        text: t("bad"),
        ways: [{ text: t("back"), href: localePath(locale, "/petitions") }],
      });
    }
    return (
      <Page>
        <PageTitle eyebrow={signature.petition.title[locale]} lead={t("lead")}>
          {t("title")}
        </PageTitle>
        <Beside narrow="below" aside={<Found />}>
          <StopForm locale={locale} token={token} label={t("button")} />
        </Beside>
      </Page>
    );
  });
}

/** Makes no query: after the button the subscriber gets no news, whatever their status was before. */
async function StopNews({ locale, token }: { locale: Locale; token: string }) {
  const t = await getTranslations("news.unsubscribe");
  return (
    <Page>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <Beside narrow="below" aside={<Found />}>
        <StopForm locale={locale} token={token} label={t("button")} />
      </Beside>
    </Page>
  );
}

function StopForm({ locale, token, label }: { locale: Locale; token: string; label: string }) {
  return (
    <form method="post" action={localePath(locale, `/unsubscribe/${token}`)}>
      <input type="hidden" name="page" value={locale} />
      <Button type="submit" variant="light">
        {label}
      </Button>
    </form>
  );
}

function isAboutNews(token: string): boolean {
  return readToken("unsubscribe-news", token) !== null;
}
