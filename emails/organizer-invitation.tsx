import { Frame } from "./frame";
import { Action, Paragraph } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface OrganizerInvitationProps {
  locale: Locale;
  sender: Sender;
  role: "viewer" | "organizer" | "admin";
  consoleUrl: string;
}

/** Invites someone to the console. It holds no secret: signing in takes a link of its own. */
export function OrganizerInvitation({ locale, sender, role, consoleUrl }: OrganizerInvitationProps) {
  const { organizerInvitation: words, frame } = texts[locale];
  return (
    <Frame locale={locale} sender={sender} preview={words.preview} heading={words.heading} why={words.why}>
      <Paragraph>{words.invited(sender.siteName, words.roles[role])}</Paragraph>
      <Paragraph>{words.how}</Paragraph>
      <Action href={consoleUrl} label={words.button} hint={frame.copyAddress} />
    </Frame>
  );
}
