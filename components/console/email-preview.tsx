interface EmailPreviewProps {
  subject: string;
  text: string;
  lang: string;
}

/** An email as a mailbox shows it in plain text. */
export function EmailPreview({ subject, text, lang }: EmailPreviewProps) {
  return (
    <figure className="max-w-measure rounded-md border border-hairline p-4" lang={lang}>
      <figcaption className="font-semibold">{subject}</figcaption>
      <p className="mt-3 [overflow-wrap:anywhere] whitespace-pre-wrap">{text}</p>
    </figure>
  );
}
