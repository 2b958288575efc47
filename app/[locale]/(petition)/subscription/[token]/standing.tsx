import { getTranslations } from "next-intl/server";

import { dayWords } from "@/components/petition/words";
import type { Locale } from "@/i18n/routing";
import type { OpenedSubscription } from "@/lib/subscriptions/queries";

/** Whether news are sent, since when, and to which address. */
export async function Standing({ subscription, locale }: { subscription: OpenedSubscription; locale: Locale }) {
  const t = await getTranslations("news.own");
  const { status, email, confirmedAt } = subscription;
  return (
    <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-[11rem_1fr] [&_dt]:text-muted">
      <dt>{t("statusTitle")}</dt>
      <dd>
        <p className="font-semibold">{t(`status.${status}`)}</p>
        {status === "left" ? <p className="text-sm text-muted">{t("forgotten")}</p> : null}
      </dd>
      {confirmedAt ? <><dt>{t("since")}</dt><dd>{dayWords(confirmedAt, locale)}</dd></> : null}
      <dt>{t("email")}</dt>
      <dd>
        <p className="[overflow-wrap:anywhere]">{email}</p>
        <p className="text-sm text-muted">{t("emailHint")}</p>
      </dd>
    </dl>
  );
}
