import { requestLocale } from "@/app/_web/pages/request-locale";
import { CheckYourEmail } from "@/components/petition/check-your-email";
import { messagesOf } from "@/i18n/messages";
import { localePath } from "@/lib/locale";
import { expectedEmail } from "@/lib/mail/expected-email";

type Props = PageProps<"/[locale]/subscribe/check-your-email">;

export async function generateMetadata({ params }: Props) {
  const { title, description } = messagesOf(await requestLocale(params)).news.checkEmail;
  return { title, description, robots: { index: false } };
}

export default async function CheckYourEmailPage({ params }: Props) {
  const locale = await requestLocale(params);
  return (
    <CheckYourEmail
      texts={messagesOf(locale).news.checkEmail}
      expected={expectedEmail("confirm-subscription", locale)}
      backHref={localePath(locale, "/subscribe")}
    />
  );
}
