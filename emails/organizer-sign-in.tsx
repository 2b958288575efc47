import { Frame } from "./frame";
import { Action, Hint, Paragraph } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface OrganizerSignInProps {
  locale: Locale;
  sender: Sender;
  signInUrl: string;
}

/** The sign-in link of an organizer. It opens a page whose button signs in. */
export function OrganizerSignIn({ locale, sender, signInUrl }: OrganizerSignInProps) {
  const { organizerSignIn: messages, frame } = texts[locale];
  return (
    <Frame locale={locale} sender={sender} preview={messages.preview} heading={messages.heading} why={messages.why}>
      <Paragraph>{frame.hello}</Paragraph>
      <Paragraph>{messages.link}</Paragraph>
      <Action href={signInUrl} label={messages.button} hint={frame.copyUrl} />
      <Hint>{frame.privateLink}</Hint>
    </Frame>
  );
}
