import { Frame } from "./frame";
import { Action, Hint, Paragraph } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface ConfirmSubscriptionProps {
  locale: Locale;
  sender: Sender;
  subscriptionUrl: string;
}

/** Asks the owner of the address to confirm. The same link is the way to their own page afterwards. */
export function ConfirmSubscription({ locale, sender, subscriptionUrl }: ConfirmSubscriptionProps) {
  const { confirmSubscription: words, frame } = texts[locale];
  return (
    <Frame locale={locale} sender={sender} preview={words.preview} heading={words.heading} why={words.why} showsHelp>
      <Paragraph>{words.asked(sender.siteName)}</Paragraph>
      <Action href={subscriptionUrl} label={words.button} hint={frame.copyAddress} />
      <Hint>{words.opens}</Hint>
      <Hint>
        {words.keep} {frame.privateLink}
      </Hint>
      <Hint>{words.promise}</Hint>
    </Frame>
  );
}
