import { Frame } from "./frame";
import { Action, Hint, Paragraph } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface AlreadySubscribedProps {
  locale: Locale;
  sender: Sender;
  status: "confirmed" | "left";
  subscriptionUrl: string;
}

/** Tells the owner of the mailbox, and nobody else, that they have already subscribed. */
export function AlreadySubscribed({ locale, sender, status, subscriptionUrl }: AlreadySubscribedProps) {
  const { alreadySubscribed, frame } = texts[locale];
  const messages = alreadySubscribed[status];
  return (
    <Frame
      locale={locale}
      sender={sender}
      preview={messages.preview}
      heading={messages.heading}
      why={alreadySubscribed.why}
      showsHelp
    >
      <Paragraph>{frame.hello}</Paragraph>
      <Paragraph>{messages.intro(sender.siteName)}</Paragraph>
      <Paragraph>{alreadySubscribed.manage}</Paragraph>
      <Action href={subscriptionUrl} label={alreadySubscribed.button} hint={frame.copyUrl} />
      <Hint>{frame.privateLink}</Hint>
    </Frame>
  );
}
