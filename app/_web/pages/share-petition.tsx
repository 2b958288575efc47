import { Share } from "@/components/petition/share";
import { messagesOf } from "@/i18n/messages";
import { absoluteUrl } from "@/lib/absolute-url";
import type { Locale } from "@/lib/locale";

/** The ways to share one petition, in the language of the page. */
export function SharePetition({ slug, title, locale }: { slug: string; title: string; locale: Locale }) {
  return (
    <Share texts={messagesOf(locale).petition.share} url={absoluteUrl(locale, `/petitions/${slug}`)} title={title} />
  );
}
