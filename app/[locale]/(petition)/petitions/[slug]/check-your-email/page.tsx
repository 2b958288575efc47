import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { petitionMetadata, showFromTemplate } from "@/app/_web/pages/shown-petition";
import { checkYourEmailTemplate } from "@/app/_web/templates/petition-templates";
import { CheckYourEmail } from "@/components/petition/check-your-email";
import { messagesOf } from "@/i18n/messages";
import { localePath } from "@/lib/locale";
import { expectedEmail } from "@/lib/mail/expected-email";

type Props = PageProps<"/[locale]/petitions/[slug]/check-your-email">;

export function generateMetadata({ params }: Props) {
  return petitionMetadata(params, ({ slug }, locale) => {
    const { title, description } = messagesOf(locale).petition.checkEmail;
    const page = pageMetadata({ locale, path: `/petitions/${slug}/check-your-email`, title, description });
    return { ...page, robots: { index: false } };
  });
}

export default function CheckYourEmailPage(props: Props) {
  return showFromTemplate(checkYourEmailTemplate, props, ({ frame: { slug }, locale }) => {
    const texts = messagesOf(locale).petition.checkEmail;
    return (
      <CheckYourEmail
        texts={texts}
        expected={expectedEmail("confirm-signature", locale)}
        backHref={localePath(locale, `/petitions/${slug}`)}
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
