export const schemes = ["light", "dark"] as const;
export type Scheme = (typeof schemes)[number];

/**
 * The HTML of an email as a mail program in this color scheme shows it, whatever the scheme of the browser, for a preview. Its links
 * lead nowhere, because those of a preview are examples.
 */
export function inScheme(html: string, scheme: Scheme): string {
  return html
    .replaceAll("(prefers-color-scheme: dark)", scheme === "dark" ? "all" : "not all")
    .replaceAll(/color-scheme: light dark/g, `color-scheme: ${scheme}`)
    .replaceAll(/(<meta[^>]*color-schemes?"[^>]*content=")light dark"/g, `$1${scheme}"`)
    .replaceAll(/(<a\b[^>]*?)\shref="[^"]*"/g, "$1");
}
