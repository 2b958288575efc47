import { z } from "zod";

import { type Locale, toLocale } from "@/lib/locale";
import { inScheme } from "@/lib/mail/rules";
import { type Scheme, schemes } from "@/lib/mail/schema";

interface Choice {
  locale: Locale;
  scheme: Scheme;
}

/** Which language and color scheme the frame of a preview asks for. An invalid parameter gets its default. */
export function previewChoice({ url }: Request): Choice {
  const { searchParams } = new URL(url);
  return {
    locale: toLocale(searchParams.get("language") ?? undefined),
    scheme: z.enum(schemes).catch("light").parse(searchParams.get("scheme")),
  };
}

/** The HTML of an email for the frame of a preview. The proxy gives it a policy of its own: no script, and its own styles. */
export function emailResponse(html: string, scheme: Scheme): Response {
  return new Response(inScheme(html, scheme), {
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}
