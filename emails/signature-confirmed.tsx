import { Frame } from "./frame";
import { Action, Hint, Paragraph, PlainLink } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface SignatureConfirmedProps {
  locale: Locale;
  /** A held one counts after an organizer has looked at it. */
  status: "held" | "confirmed";
  /** With the name of the signer. */
  greeting: string;
  sender: Sender;
  title: string;
  signatureUrl: string;
  /** With the source code of this email. */
  petitionUrl: string;
  /** The page with all ways to share. */
  shareUrl: string;
}

/** Thanks the signer and asks to share the petition. The link to their own page is small, because it must not be passed on. */
export function SignatureConfirmed(props: SignatureConfirmedProps) {
  const { locale, status, sender, greeting, title, signatureUrl, petitionUrl, shareUrl } = props;
  const { signatureConfirmed: messages, frame } = texts[locale];
  const what = messages[status];
  return (
    <Frame locale={locale} sender={sender} preview={what.preview} heading={what.heading} why={messages.why} showsHelp>
      <Paragraph>{greeting}</Paragraph>
      <Paragraph>{what.thanks(title)}</Paragraph>
      <Action href={shareUrl} label={messages.button} hint={frame.copyUrl} />
      <Hint introduces>{messages.share}</Hint>
      <PlainLink href={petitionUrl} />
      <Hint introduces>{messages.own}</Hint>
      <PlainLink href={signatureUrl} small />
      <Hint>{messages.ownPrivate}</Hint>
    </Frame>
  );
}
