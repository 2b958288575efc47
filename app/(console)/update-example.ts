import type { Locale } from "@/lib/locale";
import { previewUpdate } from "@/lib/mail/composing";
import type { Update } from "@/lib/updates/schema";

/** An update as one of its readers gets it. */
export const updateExample = ({ id, petition, content, toSigners, isPublic }: Update, locale: Locale) =>
  previewUpdate(locale, content[locale], {
    slug: petition,
    update: id,
    to: toSigners ? "signer" : "subscriber",
    page: isPublic ? "shown" : "none",
  });
