import { Frame } from "./frame";
import { Action, Paragraph } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface SpikeNoticedProps {
  locale: Locale;
  sender: Sender;
  /** What the forms have in common. */
  common: "all" | "state" | "source" | "domain" | "network";
  /** How many came, and how many are usual, as they are shown. */
  count: string;
  usual: string;
  consoleUrl: string;
}

/** Tells an admin that far more forms come than usual. */
export function SpikeNoticed({ locale, sender, common, count, usual, consoleUrl }: SpikeNoticedProps) {
  const { spikeNoticed: messages, frame } = texts[locale];
  return (
    <Frame locale={locale} sender={sender} preview={messages.preview} heading={messages.heading} why={messages.why}>
      <Paragraph>{frame.hello}</Paragraph>
      <Paragraph>{messages.text[common](count, usual)}</Paragraph>
      <Paragraph>{messages.next}</Paragraph>
      <Action href={consoleUrl} label={messages.button} hint={frame.copyUrl} />
    </Frame>
  );
}
