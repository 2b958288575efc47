import { Frame } from "./frame";
import { Action, Hint, Paragraph, PlainLink } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface SignatureConfirmedProps {
  locale: Locale;
  sender: Sender;
  title: string;
  signatureUrl: string;
  petitionUrl: string;
}

/** Thanks the signer, with the link to their own page. */
export function SignatureConfirmed({ locale, sender, title, signatureUrl, petitionUrl }: SignatureConfirmedProps) {
  const { signatureConfirmed: messages, frame } = texts[locale];
  return (
    <Frame
      locale={locale}
      sender={sender}
      preview={messages.preview}
      heading={messages.heading}
      why={messages.why}
      showsHelp
    >
      <Paragraph>{messages.thanks(title)}</Paragraph>
      <Paragraph>{messages.keep}</Paragraph>
      <Action href={signatureUrl} label={messages.button} hint={frame.copyUrl} />
      <Hint>{frame.privateLink}</Hint>
      <Hint introduces>{messages.share}</Hint>
      <PlainLink href={petitionUrl} />
    </Frame>
  );
}
