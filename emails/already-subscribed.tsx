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

/** Tells the owner of the address, and nobody else, that a subscription is there already. */
export function AlreadySubscribed({ locale, sender, status, subscriptionUrl }: AlreadySubscribedProps) {
  const { alreadySubscribed, frame } = texts[locale];
  const words = alreadySubscribed[status];
  return (
    <Frame
      locale={locale}
      sender={sender}
      preview={words.preview}
      heading={words.heading}
      why={alreadySubscribed.why}
      showsHelp
    >
      <Paragraph>{words.asked(sender.siteName)}</Paragraph>
      <Paragraph>{alreadySubscribed.manage}</Paragraph>
      <Action href={subscriptionUrl} label={alreadySubscribed.button} hint={frame.copyAddress} />
      <Hint>{frame.privateLink}</Hint>
    </Frame>
  );
}
