import { Frame } from "./frame";
import { Action, Hint, Paragraph } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface ConfirmSubscriptionProps {
  locale: Locale;
  sender: Sender;
  subscriptionUrl: string;
}

/** Asks the owner of the mailbox to confirm a subscription. Later the same link opens their own page. */
export function ConfirmSubscription({ locale, sender, subscriptionUrl }: ConfirmSubscriptionProps) {
  const { confirmSubscription: messages, frame } = texts[locale];
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
      <Paragraph>{messages.intro(sender.siteName)}</Paragraph>
      <Action href={subscriptionUrl} label={messages.button} hint={frame.copyUrl} />
      <Hint>{messages.opens}</Hint>
      <Hint>
        {messages.keep} {frame.privateLink}
      </Hint>
      <Hint>{messages.promise}</Hint>
    </Frame>
  );
}
