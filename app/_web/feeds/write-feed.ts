export type FeedEntry = {
  /** The URL on the site. It also identifies the entry, so it never changes. */
  url: string;
  title: string;
  text: string;
  published: Date;
  updated: Date;
};

type FeedFacts = {
  language: string;
  title: string;
  subtitle: string;
  self: string;
  home: string;
  author: string;
  icon: string;
};

/** An Atom feed (RFC 4287), newest first. It has the date of its newest entry. */
export function writeFeed(
  { language, title, subtitle, self, home, author, icon }: FeedFacts,
  entries: FeedEntry[],
  empty: Date,
): string {
  const newest = entries.reduce(
    (latest, { updated }) => (updated > latest ? updated : latest),
    entries[0]?.updated ?? empty,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${escaped(self)}</id>
<title>${escaped(title)}</title>
<subtitle>${escaped(subtitle)}</subtitle>
<updated>${newest.toISOString()}</updated>
<author><name>${escaped(author)}</name></author>
<icon>${escaped(icon)}</icon>
<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>
<link rel="alternate" type="text/html" hreflang="${language}" href="${escaped(home)}"/>
${entries
  .toSorted((a, b) => b.updated.getTime() - a.updated.getTime())
  .map(writeEntry)
  .join("")}</feed>
`;
}

function writeEntry({ url, title, text, published, updated }: FeedEntry): string {
  return `<entry>
<id>${escaped(url)}</id>
<title>${escaped(title)}</title>
<link rel="alternate" type="text/html" href="${escaped(url)}"/>
<published>${published.toISOString()}</published>
<updated>${updated.toISOString()}</updated>
<summary>${escaped(text)}</summary>
</entry>
`;
}

// Removes characters that XML 1.0 cannot represent; a comment or a title may contain any.
const UNWRITABLE =
  // eslint-disable-next-line no-control-regex -- the pattern looks for control characters
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escaped(text: string): string {
  return text
    .replace(UNWRITABLE, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
