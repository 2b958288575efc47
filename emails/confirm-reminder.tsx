import type { ConfirmSignatureProps } from "./confirm-signature";
import { Frame } from "./frame";
import { Action, Code, Hint, Paragraph } from "./parts";
import { texts } from "./texts/texts";

/** Reminds the owner of a mailbox once that a signature is not confirmed. The button is the only link, as in the first email. */
export function ConfirmReminder({ locale, sender, title, confirmUrl, code, codeFormUrl }: ConfirmSignatureProps) {
  const { confirmReminder: messages, confirmSignature, frame } = texts[locale];
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
      <Action href={confirmUrl} label={confirmSignature.button} hint={frame.copyUrl} />
      <Hint introduces>{confirmSignature.code(codeFormUrl)}</Hint>
      <Code>{code}</Code>
      <Hint>{confirmSignature.opens}</Hint>
    </Frame>
  );
}
