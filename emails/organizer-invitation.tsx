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

/** Invites somebody to the console. It contains no secret, because signing in needs another link. */
export function OrganizerInvitation({ locale, sender, role, consoleUrl }: OrganizerInvitationProps) {
  const { organizerInvitation: messages, frame } = texts[locale];
  return (
    <Frame locale={locale} sender={sender} preview={messages.preview} heading={messages.heading} why={messages.why}>
      <Paragraph>{frame.hello}</Paragraph>
      <Paragraph>{messages.invited(sender.siteName, messages.roles[role])}</Paragraph>
      <Paragraph>{messages.how}</Paragraph>
      <Action href={consoleUrl} label={messages.button} hint={frame.copyUrl} />
    </Frame>
  );
}
