import { Frame } from "./frame";
import { Action, Paragraph } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface SecondFactorResetProps {
  locale: Locale;
  sender: Sender;
  consoleUrl: string;
}

/** Tells an organizer that an admin or the operator reset their second factor. */
export function SecondFactorReset({ locale, sender, consoleUrl }: SecondFactorResetProps) {
  const { secondFactorReset: messages, frame } = texts[locale];
  return (
    <Frame locale={locale} sender={sender} preview={messages.preview} heading={messages.heading} why={messages.why}>
      <Paragraph>{frame.hello}</Paragraph>
      <Paragraph>{messages.what}</Paragraph>
      <Paragraph>{messages.next}</Paragraph>
      <Paragraph>{messages.unexpected}</Paragraph>
      <Action href={consoleUrl} label={messages.button} hint={frame.copyUrl} />
    </Frame>
  );
}
