import { Frame } from "./frame";
import { Action, Hint, Paragraph } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface OrganizerSignInProps {
  locale: Locale;
  sender: Sender;
  signInUrl: string;
}

/** The link that signs an organizer in, after the button of the page it opens. */
export function OrganizerSignIn({ locale, sender, signInUrl }: OrganizerSignInProps) {
  const { organizerSignIn: words, frame } = texts[locale];
  return (
    <Frame locale={locale} sender={sender} preview={words.preview} heading={words.heading} why={words.why}>
      <Paragraph>{words.link}</Paragraph>
      <Action href={signInUrl} label={words.button} hint={frame.copyAddress} />
      <Hint>{frame.privateLink}</Hint>
    </Frame>
  );
}
