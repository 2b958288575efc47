/**
 * What a page says of itself to machines, in the words of schema.org. A block of data is not run by any browser, so no
 * policy has to allow it; `<` is written so that no text can end it early.
 */
export function StructuredData({ graph }: { graph: object[] }) {
  const json = JSON.stringify({ "@context": "https://schema.org", "@graph": graph }).replaceAll("<", "\\u003c");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
