import { Frame } from "./frame";
import { Action, Paragraph } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface GoalReachedProps {
  locale: Locale;
  sender: Sender;
  title: string;
  /** The goal, as it is shown. */
  goal: string;
  /** The state within a sentence; null for the whole petition. */
  place: string | null;
  consoleUrl: string;
}

/** Tells an organizer that a petition, or a state of it, has as many signatures as its goal. */
export function GoalReached({ locale, sender, title, goal, place, consoleUrl }: GoalReachedProps) {
  const { goalReached: messages, frame } = texts[locale];
  return (
    <Frame locale={locale} sender={sender} preview={messages.preview} heading={messages.heading} why={messages.why}>
      <Paragraph>{frame.hello}</Paragraph>
      <Paragraph>{place === null ? messages.all(title, goal) : messages.inState(title, goal, place)}</Paragraph>
      <Paragraph>{messages.next}</Paragraph>
      <Action href={consoleUrl} label={messages.button} hint={frame.copyUrl} />
    </Frame>
  );
}
