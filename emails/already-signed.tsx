import { Frame } from "./frame";
import { Action, Hint, Paragraph } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface AlreadySignedProps {
  locale: Locale;
  /** With the name of the signer. */
  greeting: string;
  sender: Sender;
  title: string;
  status: "held" | "confirmed" | "withdrawn" | "removed";
  signatureUrl: string;
}

/** Tells the owner of the mailbox, and nobody else, that they have already signed. */
export function AlreadySigned({ locale, sender, greeting, title, status, signatureUrl }: AlreadySignedProps) {
  const { alreadySigned, frame } = texts[locale];
  const messages = alreadySigned[status];
  return (
    <Frame
      locale={locale}
      sender={sender}
      preview={messages.preview}
      heading={messages.heading}
      why={alreadySigned.why}
      showsHelp
    >
      <Paragraph>{greeting}</Paragraph>
      <Paragraph>{messages.intro(title)}</Paragraph>
      <Paragraph>{alreadySigned.manage}</Paragraph>
      <Action href={signatureUrl} label={alreadySigned.button} hint={frame.copyUrl} />
      <Hint>{frame.privateLink}</Hint>
    </Frame>
  );
}
