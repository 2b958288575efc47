import { Frame } from "./frame";
import { Action, Hint, Paragraph } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface AlreadySignedProps {
  locale: Locale;
  sender: Sender;
  title: string;
  status: "confirmed" | "withdrawn" | "removed";
  signatureUrl: string;
}

/** Tells the owner of the address, and nobody else, that a signature is there already. */
export function AlreadySigned({ locale, sender, title, status, signatureUrl }: AlreadySignedProps) {
  const { alreadySigned, frame } = texts[locale];
  const words = alreadySigned[status];
  return (
    <Frame
      locale={locale}
      sender={sender}
      preview={words.preview}
      heading={words.heading}
      why={alreadySigned.why}
      showsHelp
    >
      <Paragraph>{words.asked(title)}</Paragraph>
      <Paragraph>{alreadySigned.manage}</Paragraph>
      <Action href={signatureUrl} label={alreadySigned.button} hint={frame.copyAddress} />
      <Hint>{frame.privateLink}</Hint>
    </Frame>
  );
}
