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

/** Thanks, and hands over the link to the signer's own page. */
export function SignatureConfirmed({ locale, sender, title, signatureUrl, petitionUrl }: SignatureConfirmedProps) {
  const { signatureConfirmed: words, frame } = texts[locale];
  return (
    <Frame locale={locale} sender={sender} preview={words.preview} heading={words.heading} why={words.why} showsHelp>
      <Paragraph>{words.thanks(title)}</Paragraph>
      <Paragraph>{words.keep}</Paragraph>
      <Action href={signatureUrl} label={words.button} hint={frame.copyAddress} />
      <Hint>{frame.privateLink}</Hint>
      <Hint introduces>{words.share}</Hint>
      <PlainLink href={petitionUrl} />
    </Frame>
  );
}
