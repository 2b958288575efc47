import { getLocale, getTranslations } from "next-intl/server";

import { Notice } from "@/components/ui/notice";
import { formatMoment, formatNumber } from "@/i18n/format";

interface ClosedNoticeProps {
  reason: "paused" | "grace" | "closed" | "signing-paused";
  count: number | null;
  /** The end of the time in which signers can still confirm. */
  graceEndsAt: Date | null;
}

/** The notice in place of the form. */
export async function ClosedNotice({ reason, count, graceEndsAt }: ClosedNoticeProps) {
  const t = await getTranslations("petition.closed");
  const locale = await getLocale();
  if (reason === "paused")
    return (
      <Notice title={t("pausedTitle")}>
        <p>{t("pausedText")}</p>
      </Notice>
    );
  if (reason === "signing-paused")
    return (
      <Notice title={t("signingPausedTitle")}>
        <p>{t("signingPausedText")}</p>
      </Notice>
    );
  return (
    <Notice title={t("title")}>
      {reason === "grace" && graceEndsAt ? <p>{t("graceText", { time: formatMoment(locale, graceEndsAt) })}</p> : null}
      {count === null ? null : <p>{t("text", { count, shown: formatNumber(locale, count) })}</p>}
    </Notice>
  );
}
