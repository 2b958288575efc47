// A URL up to the sign that ends its sentence.
const URLS = /(https:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'])/g;

/** A plain text: empty lines part its paragraphs, line breaks are kept, and URLs are links. */
export function LinkedText({ text }: { text: string }) {
  return (
    <div className="max-w-measure space-y-5 text-lg">
      {text.split(/\n{2,}/).map((paragraph, place) => (
        <p key={place} className="[overflow-wrap:anywhere] whitespace-pre-line">
          {/* Each second part is a URL. */}
          {paragraph.split(URLS).map((part, index) =>
            index % 2 === 0 ? (
              part
            ) : (
              <a key={index} href={part} rel="noreferrer" className="text-link">
                {part}
              </a>
            ),
          )}
        </p>
      ))}
    </div>
  );
}
