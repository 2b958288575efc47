import { Frame } from "./frame";
import { Action, Code, Hint, Paragraph } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface ConfirmSignatureProps {
  locale: Locale;
  sender: Sender;
  title: string;
  confirmUrl: string;
  code: string;
  codeFormUrl: string;
}

/** Asks the owner of the mailbox to confirm a signature. The button is the only link. */
export function ConfirmSignature({ locale, sender, title, confirmUrl, code, codeFormUrl }: ConfirmSignatureProps) {
  const { confirmSignature: messages, frame } = texts[locale];
  return (
    <Frame
      locale={locale}
      sender={sender}
      preview={messages.preview}
      heading={messages.heading}
      why={messages.why}
      showsHelp
    >
      <Paragraph>{frame.hello}</Paragraph>
      <Paragraph>{messages.intro(title)}</Paragraph>
      <Action href={confirmUrl} label={messages.button} hint={frame.copyUrl} />
      <Hint introduces>{messages.code(codeFormUrl)}</Hint>
      <Code>{code}</Code>
      <Hint>{messages.opens}</Hint>
    </Frame>
  );
}
