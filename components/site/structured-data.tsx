/**
 * Structured data of a page, by schema.org. Browsers do not run a data block, so the content security policy need not allow
 * it. `<` is escaped, so that no text can close the element.
 */
export function StructuredData({ graph }: { graph: object[] }) {
  const json = JSON.stringify({ "@context": "https://schema.org", "@graph": graph }).replaceAll("<", "\\u003c");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
