import { Share } from "@/components/petition/share";
import { messagesOf } from "@/i18n/messages";
import { type Locale, localePath } from "@/i18n/routing";
import { env } from "@/lib/env";

/** The ways to share one petition, in the language of the page. */
export function ShareFor({ slug, title, locale }: { slug: string; title: string; locale: Locale }) {
  return (
    <Share
      words={messagesOf(locale).petition.share}
      url={`${env.SITE_URL}${localePath(locale, `/petitions/${slug}`)}`}
      title={title}
    />
  );
}
