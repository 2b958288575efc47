import { getTranslations } from "next-intl/server";

import { dayWords } from "@/components/petition/words";
import { type Locale, localePath } from "@/i18n/routing";
import type { OpenedSignature } from "@/lib/signatures/queries";

/** What was signed, when, and whether it counts. */
export async function Standing({ signature, locale }: { signature: OpenedSignature; locale: Locale }) {
  const t = await getTranslations("petition.own");
  const { petition, version, status, createdAt, confirmedAt, removedReason, email } = signature;
  const path = (rest: string) => localePath(locale, `/petitions/${petition.slug}${rest}`);
  return (
    <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-[11rem_1fr] [&_dt]:text-muted">
      <dt>{t("statusTitle")}</dt>
      <dd>
        <p className="font-semibold">{t(`status.${status}`)}</p>
        {status === "removed" && removedReason ? <p>{t("removedReason", { reason: removedReason })}</p> : null}
      </dd>
      <dt>{t("petition")}</dt>
      <dd><a href={path("")} className="text-link">{petition.title[locale]}</a></dd>
      <dt>{t("signedText")}</dt>
      <dd>
        <a href={path(`/versions/${version}`)} className="text-link">{t("signedVersion", { number: String(version) })}</a>
        <p className="text-sm text-muted">{t("signedOn", { date: dayWords(createdAt, locale) })}</p>
        {confirmedAt ? <p className="text-sm text-muted">{t("confirmedOn", { date: dayWords(confirmedAt, locale) })}</p> : null}
      </dd>
      <dt>{t("email")}</dt>
      <dd>
        <p className="[overflow-wrap:anywhere]">{email}</p>
        <p className="text-sm text-muted">{t("emailHint")}</p>
      </dd>
    </dl>
  );
}
