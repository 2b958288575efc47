import { randomBytes } from "node:crypto";

export interface Form {
  fields: Record<string, string>;
}

/** The hidden fields of the first form on a page that has a field of this name, as a browser without JavaScript sends them. */
export function readForm(html: string, having: string): Form {
  for (const [, inside = ""] of html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)) {
    if (having && !inside.includes(`name="${having}"`)) continue;
    const fields: Record<string, string> = {};
    for (const [tag] of inside.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)) {
      const name = attribute(tag, "name");
      if (name) fields[name] = attribute(tag, "value") ?? "";
    }
    return { fields };
  }
  throw new Error(`no form with a field "${having}" on the page`);
}

export function multipart(fields: Record<string, string>): { headers: Record<string, string>; body: string } {
  const boundary = `----bench${randomBytes(12).toString("hex")}`;
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    body: `${parts.join("")}--${boundary}--\r\n`,
  };
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag);
  return found
    ? found[1]!
        .replaceAll("&quot;", '"')
        .replaceAll("&#x27;", "'")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&amp;", "&")
    : null;
}
