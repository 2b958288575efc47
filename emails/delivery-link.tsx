import { Frame } from "./frame";
import { Action, Hint, Paragraph } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface DeliveryLinkProps {
  locale: Locale;
  sender: Sender;
  recipient: string;
  signatures: string;
  state: string;
  title: string;
  cutOff: string;
  expires: string;
  deliveryUrl: string;
}

/** The link of a lawmaker's office to its packet. An organizer sends it by hand, and it opens a page with buttons. */
export function DeliveryLink({ locale, sender, deliveryUrl, expires, ...of }: DeliveryLinkProps) {
  const { deliveryLink: messages, frame } = texts[locale];
  return (
    <Frame locale={locale} sender={sender} preview={messages.preview} heading={messages.heading} why={messages.why}>
      <Paragraph>{frame.hello}</Paragraph>
      <Paragraph>{messages.intro(of.recipient, of.signatures, of.state, of.title, of.cutOff)}</Paragraph>
      <Action href={deliveryUrl} label={messages.button} hint={frame.copyUrl} />
      <Paragraph>{messages.opens}</Paragraph>
      <Paragraph>{messages.until(expires)}</Paragraph>
      <Hint>{messages.genuine}</Hint>
      <Hint>{messages.privateLink}</Hint>
    </Frame>
  );
}
