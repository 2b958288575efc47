import type { ConfirmSignatureProps } from "./confirm-signature";
import { Frame } from "./frame";
import { Action, Code, Hint, Paragraph } from "./parts";
import { texts } from "./texts/texts";

interface ConfirmFrameProps extends ConfirmSignatureProps {
  messages: { preview: string; heading: string; why: string; intro: (title: string) => string };
}

/** An email that asks to confirm a signature, the first one or the reminder. The button is the only link. */
export function ConfirmFrame({
  locale,
  sender,
  title,
  confirmUrl,
  code,
  codeFormUrl,
  messages: { preview, heading, why, intro },
}: ConfirmFrameProps) {
  const { confirmSignature, frame } = texts[locale];
  return (
    <Frame locale={locale} sender={sender} preview={preview} heading={heading} why={why} showsHelp>
      <Paragraph>{frame.hello}</Paragraph>
      <Paragraph>{intro(title)}</Paragraph>
      <Action href={confirmUrl} label={confirmSignature.button} hint={frame.copyUrl} />
      <Hint introduces>{confirmSignature.code(codeFormUrl)}</Hint>
      <Code>{code}</Code>
      <Hint>{confirmSignature.opens}</Hint>
    </Frame>
  );
}
