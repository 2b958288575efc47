import type { ConfirmSignatureProps } from "./confirm-signature";
import { Frame } from "./frame";
import { Action, Code, Hint, Paragraph } from "./parts";
import { texts } from "./texts/texts";

interface ConfirmImportedProps extends ConfirmSignatureProps {
  /** Where the email is from, as the organizers say it. */
  origin: string;
}

/** Asks somebody who signed elsewhere whether they want to sign here. It says first where the email is from, and how to say no. */
export function ConfirmImported({
  locale,
  sender,
  title,
  origin,
  confirmUrl,
  code,
  codeFormUrl,
}: ConfirmImportedProps) {
  const { confirmImported: messages, confirmSignature, frame } = texts[locale];
  return (
    <Frame
      locale={locale}
      sender={sender}
      preview={messages.preview}
      heading={messages.heading}
      why={messages.why(origin)}
      showsHelp
    >
      <Paragraph>{frame.hello}</Paragraph>
      <Paragraph>{messages.intro(title, origin)}</Paragraph>
      <Paragraph>{messages.no}</Paragraph>
      <Action href={confirmUrl} label={messages.button} hint={frame.copyUrl} />
      <Hint introduces>{confirmSignature.code(codeFormUrl)}</Hint>
      <Code>{code}</Code>
      <Hint>{confirmSignature.opens}</Hint>
      <Hint>{messages.age}</Hint>
    </Frame>
  );
}
