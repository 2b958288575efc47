import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { petitionMetadata, showFromTemplate } from "@/app/_web/pages/shown-petition";
import { checkYourEmailTemplate } from "@/app/_web/templates/petition-templates";
import { CheckYourEmail } from "@/components/petition/check-your-email";
import { SendAgain } from "@/components/petition/send-again";
import { SentTo } from "@/components/petition/sent-to";
import { messagesOf } from "@/i18n/messages";
import { localePath } from "@/lib/locale";
import { expectedEmail } from "@/lib/mail/expected-email";
import { signAction } from "../actions";

type Props = PageProps<"/[locale]/petitions/[slug]/check-your-email">;

export function generateMetadata({ params }: Props) {
  return petitionMetadata(params, ({ slug }, locale) => {
    const { title, description } = messagesOf(locale).petition.checkEmail;
    const page = pageMetadata({ locale, path: `/petitions/${slug}/check-your-email`, title, description });
    return { ...page, robots: { index: false } };
  });
}

export default function CheckYourEmailPage(props: Props) {
  return showFromTemplate(checkYourEmailTemplate, props, ({ frame: { slug, phase }, locale }) => {
    const { checkEmail: texts, form } = messagesOf(locale).petition;
    const path = localePath(locale, `/petitions/${slug}`);
    return (
      <CheckYourEmail
        texts={texts}
        expected={expectedEmail("confirm-signature", locale)}
        backHref={path}
        sentTo={<SentTo text={texts.sentTo} kept={texts.kept} />}
        sendAgain={
          phase === "open" ? (
            <SendAgain
              action={signAction.bind(null, slug, locale)}
              slug={slug}
              permalink={path}
              texts={texts.again}
              troubles={form}
            />
          ) : null
        }
      >
        <p className="mt-5">
          {texts.code}{" "}
          <a href={localePath(locale, "/confirm")} className="text-link">
            {texts.codeLink}
          </a>
        </p>
      </CheckYourEmail>
    );
  });
}
