import { showEmbedded } from "@/app/(embed)/embed-page";
import { OutOfFrame } from "@/components/embed/embed-frame";
import { messagesOf } from "@/i18n/messages";
import { absoluteUrl } from "@/lib/absolute-url";
import { localePath } from "@/lib/locale";
import { expectedEmail } from "@/lib/mail/expected-email";

/** The page in the frame after every accepted form. It is the same for every email. */
export default function EmbedCheckYourEmailPage(props: PageProps<"/[locale]/embed/[slug]/check-your-email">) {
  return showEmbedded(props, "/check-your-email", async ({ petition: { slug }, locale, query }) => {
    const { checkEmail: texts, embed, mailbox } = messagesOf(locale).petition;
    const expected = expectedEmail("confirm-signature", locale);
    return (
      <div className="space-y-5">
        <h1 className="text-2xl">{texts.title}</h1>
        <p className="text-lg">{texts.lead}</p>
        <ol className="list-decimal space-y-3 pl-6">
          {[texts.step1, texts.step2, texts.step3].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className="border-y border-hairline py-4 [overflow-wrap:anywhere]">
          <span className="text-muted">{mailbox.subject}</span> <b className="font-semibold">{expected.subject}</b>
        </p>
        <p>{embed.sent}</p>
        <h2 className="text-lg">{texts.notThere}</h2>
        <ul className="list-disc space-y-2 pl-6">
          <li>{texts.notThere1}</li>
          <li>{texts.notThere2}</li>
          <li>
            {texts.code} <OutOfFrame href={absoluteUrl(locale, "/confirm")}>{embed.codeLink}</OutOfFrame>
          </li>
        </ul>
        <p>
          <a href={localePath(locale, `/embed/${slug}${query}`)} className="text-link">
            {embed.again}
          </a>
        </p>
      </div>
    );
  });
}
