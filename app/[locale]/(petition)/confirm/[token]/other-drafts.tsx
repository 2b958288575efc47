import { getTranslations } from "next-intl/server";

import { formatMoment } from "@/i18n/format";
import { findState } from "@/lib/content/states";
import { mintToken } from "@/lib/link-token";
import { type Locale, localePath } from "@/lib/locale";
import type { listOtherDrafts } from "@/lib/signatures/queries";

interface OtherDraftsProps {
  drafts: Awaited<ReturnType<typeof listOtherDrafts>>;
  locale: Locale;
}

/**
 * The other forms that were filled in with the reader's email, each with a link to its page. Somebody else may have used
 * up the emails of the day: then the owner of the mailbox reaches their own form from here.
 */
export async function OtherDrafts({ drafts, locale }: OtherDraftsProps) {
  if (drafts.length === 0) return null;
  const t = await getTranslations("petition.confirm");
  return (
    <section aria-labelledby="others-title" className="mt-14 max-w-2xl">
      <h2 id="others-title" className="text-xl">
        {t("othersTitle")}
      </h2>
      <p className="mt-2">{t("others")}</p>
      <ul className="mt-4 space-y-3">
        {drafts.map(({ id, name, state, postedAt }) => (
          <li key={String(id)}>
            <a
              href={localePath(locale, `/confirm/${mintToken("confirm", id)}`)}
              className="text-link [overflow-wrap:anywhere]"
            >
              {t("other", { name, state: findState(state)?.name[locale] ?? state })}
            </a>
            <p className="text-sm text-muted">{t("otherSent", { moment: formatMoment(locale, postedAt) })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
