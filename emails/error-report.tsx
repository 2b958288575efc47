import { Frame } from "./frame";
import { Hint, Paragraph, Typed } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface ErrorReportProps {
  locale: Locale;
  sender: Sender;
  /** The language of the page from which it was sent. */
  language: Locale;
  page: string;
  wrong: string;
  source: string | null;
  replyTo: string | null;
}

/** What a visitor says is wrong on the site, for the organizers. Nothing a stranger typed is made into a link. */
export function ErrorReport({ locale, sender, language, page, wrong, source, replyTo }: ErrorReportProps) {
  const { errorReport: words } = texts[locale];
  return (
    <Frame locale={locale} sender={sender} preview={words.preview} heading={words.heading} why={words.why}>
      <Paragraph>{words.written}</Paragraph>
      <Hint introduces>{words.where[language]}</Hint>
      <Typed>{page}</Typed>
      <Hint introduces>{words.wrong}</Hint>
      <Typed>{wrong}</Typed>
      <Hint introduces>{words.source}</Hint>
      <Typed>{source ?? words.noSource}</Typed>
      <Hint>{replyTo ? words.answer(replyTo) : words.noAnswer}</Hint>
      <Hint>{words.then}</Hint>
    </Frame>
  );
}
