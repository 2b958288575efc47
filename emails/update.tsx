import { Frame } from "./frame";
import { Hint, Paragraph, PlainLink, Typed } from "./parts";
import type { Sender } from "./sender";
import { type Locale, texts } from "./texts/texts";

export interface UpdateProps {
  locale: Locale;
  sender: Sender;
  to: "signer" | "subscriber" | "test";
  /** Whether the update stands on the petition's page. */
  page: "shown" | "none";
  heading: string;
  /** Empty lines part its paragraphs. */
  body: string;
  /** With the name of a signer. */
  greeting: string;
  updateUrl: string;
  ownUrl: string;
  unsubscribeUrl: string;
}

// What mail programs show beside the subject.
const PREVIEW_LENGTH = 120;

/** What organizers write to those who asked for it. The link to the page may be passed on, and the others are below the text. */
export function Update(props: UpdateProps) {
  const { locale, sender, to, page, heading, body, greeting, updateUrl, ownUrl, unsubscribeUrl } = props;
  const { update: messages } = texts[locale];
  const paragraphs = body.split(/\n{2,}/);
  return (
    <Frame
      locale={locale}
      sender={sender}
      preview={body.replace(/\s+/g, " ").slice(0, PREVIEW_LENGTH)}
      heading={heading}
      why={messages.why[to]}
      showsHelp
    >
      <Paragraph>{greeting}</Paragraph>
      {paragraphs.map((paragraph, place) => (
        <Typed key={place}>{paragraph}</Typed>
      ))}
      {page === "none" ? null : (
        <>
          <Hint introduces>{messages.page}</Hint>
          <PlainLink href={updateUrl} />
        </>
      )}
      {to === "test" ? null : (
        <>
          <Hint introduces>{messages.stop}</Hint>
          <PlainLink href={unsubscribeUrl} small />
          <Hint introduces>{messages.own}</Hint>
          <PlainLink href={ownUrl} small />
        </>
      )}
    </Frame>
  );
}
