import { escapeXml } from "@/lib/xml";

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
<id>${escapeXml(self)}</id>
<title>${escapeXml(title)}</title>
<subtitle>${escapeXml(subtitle)}</subtitle>
<updated>${newest.toISOString()}</updated>
<author><name>${escapeXml(author)}</name></author>
<icon>${escapeXml(icon)}</icon>
<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
<link rel="alternate" type="text/html" hreflang="${language}" href="${escapeXml(home)}"/>
${entries
  .toSorted((a, b) => b.updated.getTime() - a.updated.getTime())
  .map(writeEntry)
  .join("")}</feed>
`;
}

function writeEntry({ url, title, text, published, updated }: FeedEntry): string {
  return `<entry>
<id>${escapeXml(url)}</id>
<title>${escapeXml(title)}</title>
<link rel="alternate" type="text/html" href="${escapeXml(url)}"/>
<published>${published.toISOString()}</published>
<updated>${updated.toISOString()}</updated>
<summary>${escapeXml(text)}</summary>
</entry>
`;
}
