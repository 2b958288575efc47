import { interpolate } from "@/lib/text";

interface Shared {
  /** The petition's own URL, without a source code. */
  url: string;
  title: string;
  texts: Record<"message" | "mailSubject" | "mailBody", string>;
}

/** The URL of a petition with the source code of a way of sharing, as `sourceField` of lib/signatures/schema.ts reads it. */
export function sharedUrl(url: string, way: string): string {
  return `${url}?from=share-${way}`;
}

/** Links that open a program or another site with the petition in it. None loads anything before it is followed. */
export function shareLinks({
  url,
  title,
  texts,
}: Shared): { way: "whatsapp" | "facebook" | "sms" | "mail"; href: string }[] {
  const message = (way: string) => interpolate(texts.message, { title, url: sharedUrl(url, way) });
  const body = interpolate(texts.mailBody, { title, url: sharedUrl(url, "mail") });
  return [
    { way: "mail", href: `mailto:?${query({ subject: texts.mailSubject, body })}` },
    { way: "whatsapp", href: `https://wa.me/?${query({ text: message("whatsapp") })}` },
    { way: "facebook", href: `https://www.facebook.com/sharer/sharer.php?${query({ u: sharedUrl(url, "facebook") })}` },
    // Android expects "?" before the body and iOS "&"; with both each finds it.
    { way: "sms", href: `sms:?&${query({ body: message("sms") })}` },
  ];
}

/** With spaces as %20: mail programs show a plus as a plus. */
function query(fields: Record<string, string>): string {
  return new URLSearchParams(fields).toString().replaceAll("+", "%20");
}
