import { Frame } from "./frame";
import { Action, Paragraph } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface PacketFailedProps {
  locale: Locale;
  sender: Sender;
  /** The state within a sentence. */
  state: string;
  consoleUrl: string;
}

/** Tells an organizer that the files of a delivery could not be built. */
export function PacketFailed({ locale, sender, state, consoleUrl }: PacketFailedProps) {
  const { packetFailed: messages, frame } = texts[locale];
  return (
    <Frame locale={locale} sender={sender} preview={messages.preview} heading={messages.heading} why={messages.why}>
      <Paragraph>{frame.hello}</Paragraph>
      <Paragraph>{messages.text(state)}</Paragraph>
      <Paragraph>{messages.next}</Paragraph>
      <Action href={consoleUrl} label={messages.button} hint={frame.copyUrl} />
    </Frame>
  );
}
