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

/** Asks the owner of the address to confirm. Its button is its only link. */
export function ConfirmSignature({ locale, sender, title, confirmUrl, code, codeFormUrl }: ConfirmSignatureProps) {
  const { confirmSignature: words, frame } = texts[locale];
  return (
    <Frame locale={locale} sender={sender} preview={words.preview} heading={words.heading} why={words.why} showsHelp>
      <Paragraph>{words.asked(title)}</Paragraph>
      <Action href={confirmUrl} label={words.button} hint={frame.copyAddress} />
      <Hint introduces>{words.code(codeFormUrl)}</Hint>
      <Code>{code}</Code>
      <Hint>{words.opens}</Hint>
    </Frame>
  );
}
