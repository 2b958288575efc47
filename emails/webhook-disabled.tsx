import { Frame } from "./frame";
import { Action, Paragraph } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface WebhookDisabledProps {
  locale: Locale;
  sender: Sender;
  consoleUrl: string;
}

/** Tells an admin that a webhook was disabled, because its program takes nothing. */
export function WebhookDisabled({ locale, sender, consoleUrl }: WebhookDisabledProps) {
  const { webhookDisabled: messages, frame } = texts[locale];
  return (
    <Frame locale={locale} sender={sender} preview={messages.preview} heading={messages.heading} why={messages.why}>
      <Paragraph>{frame.hello}</Paragraph>
      <Paragraph>{messages.text}</Paragraph>
      <Paragraph>{messages.next}</Paragraph>
      <Action href={consoleUrl} label={messages.button} hint={frame.copyUrl} />
    </Frame>
  );
}
