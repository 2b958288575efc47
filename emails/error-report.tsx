import { Frame } from "./frame";
import { Hint, Paragraph, Typed } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface ErrorReportProps {
  locale: Locale;
  sender: Sender;
  /** The language of the page with the form. */
  language: Locale;
  page: string;
  wrong: string;
  source: string | null;
  replyTo: string | null;
}

/** An error report of a visitor, for the organizers. Nothing that the visitor typed becomes a link. */
export function ErrorReport({ locale, sender, language, page, wrong, source, replyTo }: ErrorReportProps) {
  const { errorReport: messages, frame } = texts[locale];
  return (
    <Frame locale={locale} sender={sender} preview={messages.preview} heading={messages.heading} why={messages.why}>
      <Paragraph>{frame.hello}</Paragraph>
      <Paragraph>{messages.written}</Paragraph>
      <Hint introduces>{messages.where[language]}</Hint>
      <Typed>{page}</Typed>
      <Hint introduces>{messages.wrong}</Hint>
      <Typed>{wrong}</Typed>
      <Hint introduces>{messages.source}</Hint>
      <Typed>{source ?? messages.noSource}</Typed>
      <Hint>{replyTo ? messages.reply(replyTo) : messages.noReply}</Hint>
      <Hint>{messages.then}</Hint>
    </Frame>
  );
}
